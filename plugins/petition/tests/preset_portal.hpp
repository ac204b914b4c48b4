#pragma once
// A portal with one petition service by the process of a preset, "petitions".
#include <memory>
#include <string>
#include <vector>

#include "tests/portal.hpp"

namespace kenes::petition::test {

class PresetPortal {
 public:
  explicit PresetPortal(const std::string& process, const std::string& zone)
      : kit_plugin_(participation::make_plugin()),
        host({.services = {testing::service("petitions", "petition",
                                            repository() / "config/processes" / (process + ".toml"))},
              .time_zone = zone}) {
    host.load(*kit_plugin_, "participation", KENES_KIT_FOLDER);
    host.load(plugin_, "petition", KENES_PLUGIN_FOLDER);
    kit = host.host("petition").find<participation::Kit>();
    author = host.person("author@example.org");
    moderator = host.person("moderator@example.org", {{"moderator", "service:petitions"}});
    official = host.person("official@example.org", {{"official", "service:petitions"}});
  }

  static std::string path(std::int64_t id, const std::string& rest = "") { return Portal::path(id, rest); }
  // Written by somebody who declares what the law asks for, and sent on its way; its id.
  std::int64_t submitted() {
    auto texts = good_texts();
    texts.push_back({"declared", "yes"});
    const auto to = Portal::location(host.post(author, "/petitions/new/details", texts));
    const auto id = std::stoll(to.substr(std::string("/petitions/").size()));
    host.post(author, path(id, "/submit"), {});
    return id;
  }
  participation::Submission standing(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().find(sql, id).value(); });
  }
  std::vector<participation::Duty> duties(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().duties(sql, id); });
  }
  // As if so many had signed before.
  void have(std::int64_t id, std::int64_t count) {
    host.database().write([&](soci::session& sql) {
      sql << "UPDATE participation.submission SET count_base = cast(:n as bigint) - (support_count - count_base), "
             "support_count = cast(:m as bigint) WHERE id = cast(:id as bigint)",
          soci::use(count), soci::use(count), soci::use(id);
    });
  }
  Response support(std::int64_t id, const Actor& by, const std::vector<NamedValue>& form) {
    return host.post(by, path(id, "/support/" + standing(id).link_token), form);
  }
  Response sign(std::int64_t id, const Actor& by, const std::vector<NamedValue>& form) {
    return host.post(by, path(id, "/sign"), form);
  }
  Response decide(std::int64_t id, const std::vector<NamedValue>& decision) {
    host.post(moderator, path(id, "/moderate/claim"), {});
    return host.post(moderator, path(id, "/moderate"), decision);
  }
  Response answer(std::int64_t id, const std::string& day) {
    return host.post(official, path(id, "/duty/answer/answer"),
                     {{"summary", "We will."}, {"details", "In spring."}, {"responded_on", day}});
  }
  Actor person(int number) { return host.person("person" + std::to_string(number) + "@example.org"); }

 private:
  std::unique_ptr<Plugin> kit_plugin_;
  PetitionPlugin plugin_;

 public:
  testing::FakeHost host;
  participation::Kit* kit = nullptr;
  Actor author, moderator, official, nobody;
};

}  // namespace kenes::petition::test
