#pragma once
// A portal with one petition service by another country's process.
#include "tests/portal.hpp"

namespace kenes::petition::test {

class Preset {
 public:
  Preset(const std::string& slug, const std::filesystem::path& process, boost::json::object settings = {},
         std::vector<Authority> authorities = {})
      : kit_plugin_(participation::make_plugin()),
        slug_(slug),
        host({.services = {testing::service(slug, "petition", process, std::move(settings))},
              .authorities = std::move(authorities)}) {
    host.load(*kit_plugin_, "participation", KENES_KIT_FOLDER);
    host.load(plugin_, "petition", KENES_PLUGIN_FOLDER);
    kit = host.host("petition").find<participation::Kit>();
  }

  std::string path(const std::string& rest) const { return "/" + slug_ + rest; }
  std::string path(std::int64_t id, const std::string& rest = "") const {
    return path("/" + std::to_string(id) + rest);
  }
  Response get(const Actor& actor, const std::string& rest) { return host.get(actor, path(rest)); }
  Response post(const Actor& actor, const std::string& rest, const std::vector<NamedValue>& form) {
    return host.post(actor, path(rest), form);
  }
  // Who was sent on to a petition's page: its id.
  std::int64_t id_after(const Response& response) const {
    const auto to = Portal::location(response);
    const auto at = to.find_first_of("0123456789");
    if (at == std::string::npos) throw std::runtime_error("nobody was sent to a petition: " + to);
    return std::stoll(to.substr(at));
  }
  participation::Submission standing(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().find(sql, id).value(); });
  }
  void decide(const Actor& moderator, std::int64_t id, const std::vector<NamedValue>& decision) {
    host.post(moderator, path(id, "/moderate/claim"), {});
    auto confirmed = decision;
    confirmed.push_back({"confirmed", "yes"});
    host.post(moderator, path(id, "/moderate"), confirmed);
  }
  // What everybody sees of a petition, as one text: pages, their JSON, feeds.
  std::string everything_public(std::int64_t id) {
    const auto nobody = testing::FakeHost::anonymous();
    std::string all;
    for (const auto& target : {path(id), path("")}) {
      all += boost::json::serialize(host.get(nobody, target).page.model);
      all += host.get(nobody, target + ".json").body;
    }
    for (const auto& target : {path("/feed.atom"), path(id, "/feed.atom"), path(id, "/count.json")}) {
      all += host.get(nobody, target).body;
    }
    return all;
  }

 private:
  std::unique_ptr<Plugin> kit_plugin_;
  PetitionPlugin plugin_;
  std::string slug_;

 public:
  testing::FakeHost host;
  participation::Kit* kit = nullptr;
};

inline std::vector<NamedValue> with(std::vector<NamedValue> form, const std::vector<NamedValue>& more) {
  for (const auto& [name, value] : more) {
    std::erase_if(form, [&](const NamedValue& known) { return known.name == name; });
    form.push_back({name, value});
  }
  return form;
}

}  // namespace kenes::petition::test
