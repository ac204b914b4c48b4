#pragma once
// A portal with one petition service by the process of the UK Parliament, and one more beside it.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kenes/participation/open.hpp"
#include "kenes/testing/fake_host.hpp"
#include "plugin.hpp"
#include "tests/portal_settings.hpp"

namespace kenes::petition::test {

class Portal {
 public:
  // `more`: settings of the first service beside its own.
  explicit Portal(const boost::json::object& more = {}) : Portal(uk_process(), with(uk_settings(), more)) {}
  Portal(const std::filesystem::path& process, boost::json::object settings)
      : kit_plugin_(participation::make_plugin()),
        host({.services = {testing::service("petitions", "petition", process, std::move(settings)),
                           testing::service("council", "petition", uk_process())},
              .authorities = authorities()}) {
    host.load(*kit_plugin_, "participation", KENES_KIT_FOLDER);
    host.load(plugin_, "petition", KENES_PLUGIN_FOLDER);
    kit = host.host("petition").find<participation::Kit>();
    author = host.person("author@example.org");
    citizen = host.person("citizen@example.org");
    moderator = host.person("moderator@example.org", {{"moderator", "service:petitions"}});
    official = host.person("official@example.org", {{"official", "service:petitions"}});
    committee = host.person("committee@example.org", {{"committee", "service:petitions"}});
    operator_ = host.person("operator@example.org", {{"administrator", ""}});
  }

  // "/petitions/7" for a rest of "", "/petitions/7/sign" for "/sign".
  static std::string path(std::int64_t id, const std::string& rest = "") {
    return "/petitions/" + std::to_string(id) + rest;
  }
  static std::string location(const Response& response) {
    for (const auto& header : response.headers) {
      if (header.name == "location") return header.value;
    }
    return {};
  }
  Actor person(int number) { return host.person("person" + std::to_string(number) + "@example.org"); }

  // A draft by the author; its id.
  std::int64_t draft(std::vector<NamedValue> texts = good_texts()) {
    const auto answer = host.post(author, "/petitions/new/details", texts);
    const auto to = location(answer);  // /petitions/7/check
    return std::stoll(to.substr(std::string("/petitions/").size()));
  }
  participation::Submission standing(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().find(sql, id).value(); });
  }
  std::string token(std::int64_t id) { return standing(id).link_token; }
  Response support(std::int64_t id, const Actor& by) {
    return host.post(by, path(id, "/support/" + token(id)), {{"name", "Ann"}, {"place", "Leeds"}});
  }
  // Waiting for a moderator.
  std::int64_t supported(std::vector<NamedValue> texts = good_texts()) {
    const auto id = draft(std::move(texts));
    host.post(author, path(id, "/submit"), {});
    for (int i = 1; i <= 5; ++i) support(id, person(i));
    return id;
  }
  Response decide(std::int64_t id, std::vector<NamedValue> decision) {
    host.post(moderator, path(id, "/moderate/claim"), {});
    return host.post(moderator, path(id, "/moderate"), decision);
  }
  std::int64_t published(std::vector<NamedValue> texts = good_texts()) {
    const auto id = supported(std::move(texts));
    decide(id, {{"outcome", "publish"}});
    return id;
  }
  Response sign(std::int64_t id, const Actor& by, const std::string& place = "Leeds") {
    return host.post(by, path(id, "/sign"), {{"name", "Ann"}, {"place", place}, {"notify", "yes"}});
  }
  // Raises the official count, so that a few signatures reach a threshold.
  void add_base(std::int64_t id, std::int64_t base) {
    host.database().write([&](soci::session& sql) {
      sql << "UPDATE participation.submission SET count_base = cast(:base as bigint), "
             "support_count = support_count + cast(:same as bigint) WHERE id = cast(:id as bigint)",
          soci::use(base), soci::use(base), soci::use(id);
    });
  }
  void add_places() {
    host.database().write([&](soci::session& sql) {
      kit->territories().put(sql, {{"E1", "", "constituency", "Leeds"}, {"E2", "", "constituency", "York Central"}});
    });
  }
  // The committee does something, after it was shown once more.
  Response act(std::int64_t id, std::vector<NamedValue> entered) {
    return confirmed(committee, path(id, "/acts/new"), std::move(entered));
  }
  // Sends a form in two steps: the second with what the preview brought along.
  Response confirmed(const Actor& by, const std::string& target, std::vector<NamedValue> entered) {
    const auto preview = host.post(by, target, entered);
    if (preview.page.view != "petition/preview") return preview;
    entered.clear();
    for (const auto& field : preview.page.model.at("fields").as_array()) {
      entered.push_back({std::string(field.at("name").as_string()), std::string(field.at("value").as_string())});
    }
    entered.push_back({"step", "confirm"});
    return host.post(by, target, entered);
  }
  int letters_to(const Actor& person, const std::string& subject_part) {
    int found = 0;
    for (const auto& letter : host.mail()) {
      found += letter.person_id == person.person_id && letter.subject.find(subject_part) != std::string::npos ? 1 : 0;
    }
    return found;
  }
  boost::json::object json(const std::string& target) {
    return boost::json::parse(host.get(testing::FakeHost::anonymous(), target).body).as_object();
  }
  int letters_to_address(const std::string& address, const std::string& subject_part) {
    int found = 0;
    for (const auto& letter : host.mail()) {
      found += letter.address == address && letter.subject.find(subject_part) != std::string::npos ? 1 : 0;
    }
    return found;
  }
  // The petition's page as everyone sees it.
  boost::json::object shown(std::int64_t id) { return host.get(nobody, path(id)).page.model; }
  bool told_on_timeline(std::int64_t id, const std::string& part) {
    const auto model = shown(id);
    for (const auto& entry : model.at("timeline").as_array()) {
      if (std::string(entry.at("text").as_string()).find(part) != std::string::npos) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<Plugin> kit_plugin_;
  PetitionPlugin plugin_;

 public:
  testing::FakeHost host;
  participation::Kit* kit = nullptr;
  Actor author, citizen, moderator, official, committee, operator_, nobody;
};

}  // namespace kenes::petition::test
