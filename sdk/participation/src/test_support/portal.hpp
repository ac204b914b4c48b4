#pragma once
#include <set>
#include <string>
#include <vector>

#include "kenes/participation/open.hpp"
#include "kenes/sql.hpp"
#include "kenes/testing/fake_host.hpp"
#include "test_support/files.hpp"

namespace kenes::participation::test {

// A way to sign in that shows all that a law can ask.
inline const SignInWay strong_way{.key = "eid",
                                  .assurance = Assurance::high,
                                  .born = true,
                                  .citizenship = true,
                                  .residence = true,
                                  .territories = true};

// A portal with the kit and one service, "petitions".
class Portal {
 public:
  explicit Portal(const std::filesystem::path& process = uk_parliament, const std::string& zone = "Europe/London",
                  std::vector<Authority> authorities = {})
      : plugin_(make_plugin()),
        host({.services = {testing::service("petitions", "participation", process)},
              .time_zone = zone,
              .authorities = std::move(authorities),
              .ways = {{.key = "email"}, strong_way}}) {
    host.load(*plugin_, "participation", KENES_SOURCE_FOLDER "/sdk/participation");
    kit = own().find<Kit>();
  }

  Host& own() { return host.host("participation"); }
  Time now() { return host.clock().now(); }
  template <class F>
  auto write(F&& work) {
    return host.database().write(work);
  }

  Submission at(std::int64_t id) {
    return write([&](soci::session& sql) { return kit->engine().find(sql, id).value(); });
  }
  std::int64_t file(const Actor& author) {
    return write([&](soci::session& sql) { return kit->engine().file(sql, "petitions", author); }).id;
  }
  Result<Submission> submit(std::int64_t id, const Actor& author) {
    return write([&](soci::session& sql) { return kit->engine().submit(sql, id, author); });
  }
  Result<Submission> decide(std::int64_t id, const Decision& decision, const Actor& by) {
    return write([&](soci::session& sql) { return kit->engine().decide(sql, id, decision, by); });
  }
  std::vector<Duty> duties(std::int64_t id) {
    return write([&](soci::session& sql) { return kit->engine().duties(sql, id); });
  }
  SupportResult support(std::int64_t id, const Actor& person, const std::string& territory = "") {
    return kit->ledger().support({id, person.person_id, person.person_key, territory});
  }
  // Many persons, without asking the host for each.
  static Actor citizen(std::int64_t number) {
    Actor actor;
    actor.person_id = 1000 + number;
    actor.person_key = "email:citizen" + std::to_string(number) + "@example.org";
    return actor;
  }
  // A petition that five have supported and the committee has published: in the stage "open".
  std::int64_t published() {
    const auto author = host.person("author@example.org");
    const auto id = file(author);
    submit(id, author).value();
    for (int i = 1; i <= 5; ++i) support(id, citizen(-i));
    decide(id, {"publish"}, host.person("moderator@example.org")).value();
    return id;
  }
  std::int64_t number(const std::string& query) {
    return write([&](soci::session& sql) {
      long long value = 0;
      sql << query, soci::into(value);
      return static_cast<std::int64_t>(value);
    });
  }

 private:
  std::unique_ptr<Plugin> plugin_;  // outlives the host

 public:
  testing::FakeHost host;
  Kit* kit = nullptr;
};

inline Time at(const char* iso) {
  return from_iso(iso).value();
}

}  // namespace kenes::participation::test
