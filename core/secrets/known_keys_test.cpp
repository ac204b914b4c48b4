// The database knows with which keys it was written.
#include "secrets/known_keys.hpp"

#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"
#include "secrets/keyed_secrets.hpp"

using namespace kenes;
using namespace kenes::secrets;

namespace {

const std::string first = "the first key, of more than 32 characters", second = "the second key, just as long as that";

struct Noted {
  testing::FakeHost fake{{}};
  struct Trail : Audit {
    void record(soci::session&, const AuditEntry& entry) override { actions.push_back(entry.action); }
    std::vector<std::string> actions;
  } trail;

  Result<void> note(const std::vector<std::string>& keys, NewKeys fresh) {
    return note_keys(fake.database(), KeyedSecrets(keys), trail, fresh, fake.clock().now());
  }
  std::size_t known() {
    return fake.database().read([](soci::session& sql) { return known_keys(sql).size(); });
  }
};

}  // namespace

TEST_CASE("a node takes a new key into use, a command waits until nodes have", "[integration]") {
  Noted portal;
  CHECK(portal.note({first}, NewKeys::refuse));
  CHECK(portal.note({first}, NewKeys::take));
  CHECK(portal.known() == 1);
  CHECK(portal.note({first, second}, NewKeys::refuse).error().code == "key_new");
  CHECK(portal.known() == 1);
  CHECK(portal.note({first, second}, NewKeys::take));
  CHECK(portal.note({first, second}, NewKeys::refuse));
  CHECK(portal.known() == 2);
  CHECK(portal.trail.actions == std::vector<std::string>{"core.begin_key"});
}

TEST_CASE("a program with another key, or without one, is refused and told what to do", "[integration]") {
  Noted portal;
  CHECK(portal.note({first, second}, NewKeys::take));
  const auto missing = portal.note({first}, NewKeys::take);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == "key_missing");
  for (const auto& keys : {std::vector{second, first}, std::vector{first, first}, std::vector{first, second, first}}) {
    const auto noted = portal.note(keys, NewKeys::take);
    if (keys.size() == 3) {
      CHECK(noted);
      continue;
    }
    REQUIRE_FALSE(noted);
    CHECK(noted.error().code == "key_other");
    CHECK(noted.error().message.find(first) == std::string::npos);
    CHECK(noted.error().message.find("backup") != std::string::npos);
  }
}
