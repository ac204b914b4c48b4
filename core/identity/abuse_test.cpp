// What people try against signing in, by whatever way. What is tried with an answer of a provider is the table of
// openid/refusals_test; with a plugin's ticket, offered/offered_test; with codes and links, sign_in_test and
// sms/sms_test.
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

struct Bench {
  TestProvider eid{"eid"};
  TestPortal portal = TestPortal::with({.openid = {eid.settings()}, .sms = true});

  Response by_mail(Browser& browser, const std::string& then) {
    return portal.sign_in(browser, "ann@example.org", then);
  }
  Response by_text_message(Browser& browser, const std::string& then) {
    portal.post(browser, "/sign-in/sms", {{"number", "+77011234567"}, {"then", then}});
    std::smatch found;
    const auto text = portal.fake.text_messages().back().text;
    REQUIRE(std::regex_search(text, found, std::regex("code: ([0-9]{6})")));
    return portal.post(browser, "/sign-in/sms/code", {{"code", found[1]}});
  }
  Response by_card(Browser& browser, const std::string& then) {
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"then", then}}));
    return portal.get(browser, "/sign-in/eid/return", eid.log_in(to, {{"sub", "7"}, {"name", "Ann"}}, portal.now()));
  }
  using Way = Response (Bench::*)(Browser&, const std::string&);
};

const std::vector<std::pair<const char*, Bench::Way>> ways{
    {"mail", &Bench::by_mail}, {"text message", &Bench::by_text_message}, {"card", &Bench::by_card}};

}  // namespace

TEST_CASE("by no way is anybody sent to another site", "[integration]") {
  Bench bench;
  for (const auto& [name, way] : ways) {
    INFO(name);
    Browser first;
    (bench.*way)(first, "/x");  // the account is there: nobody is asked for a name
    for (const auto* then : {"https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example",
                             "javascript:alert(1)", "/x\r\nSet-Cookie: a=b"}) {
      Browser browser;
      CHECK(location((bench.*way)(browser, then)) == "/");
      bench.portal.fake.clock().now_ += 15min;
    }
  }
}

TEST_CASE("a session that somebody planted is worth nothing after signing in, by whatever way", "[integration]") {
  Bench bench;
  for (const auto& [name, way] : ways) {
    INFO(name);
    const std::string invented(43, 'a');
    Browser victim;
    victim.cookies.items = {{"kenes_session", invented}};
    (bench.*way)(victim, "/x");
    CHECK(bench.portal.visitor(victim).actor.signed_in());
    CHECK(victim.cookies.get("kenes_session") != invented);

    // One that was good once, and one that still is.
    Browser attacker, other;
    bench.portal.sign_in(attacker, "attacker@example.org");
    other.cookies = attacker.cookies;
    bench.portal.post(other, "/sign-out", {});
    other.cookies = attacker.cookies;
    (bench.*way)(other, "/x");
    CHECK(bench.portal.visitor(other).actor.email != "attacker@example.org");
    CHECK_FALSE(bench.portal.visitor(attacker).actor.signed_in());
    bench.portal.fake.clock().now_ += 15min;
  }
}

TEST_CASE("for an address that has an account, the same is done as for one that has none", "[integration]") {
  Bench bench;
  Browser ann;
  bench.by_mail(ann, "/x");
  bench.by_text_message(ann, "/x");
  bench.portal.fake.clock().now_ += 24h;
  const auto rows = [&] {
    return std::vector{bench.portal.count("kenes.sign_in"),
                       bench.portal.count("kenes.attempt"),
                       bench.portal.count("kenes.person"),
                       bench.portal.count("kenes.identity"),
                       static_cast<int>(bench.portal.fake.mail().size()),
                       static_cast<int>(bench.portal.fake.text_messages().size())};
  };
  const auto done = [&](const char* path, const char* field, const char* address, const char* client) {
    const auto before = rows();
    Browser browser{.client = client};
    bench.portal.post(browser, path, {{field, address}, {"then", "/"}});
    auto after = rows();
    for (std::size_t i = 0; i < after.size(); ++i) after[i] -= before[i];
    return after;
  };
  CHECK(done("/sign-in", "email", "ann@example.org", "198.51.100.1") ==
        done("/sign-in", "email", "never@example.org", "203.0.113.1"));
  // The first message of an hour begins the count of the whole portal.
  done("/sign-in/sms", "number", "+77010000000", "198.51.102.1");
  CHECK(done("/sign-in/sms", "number", "+77011234567", "198.51.101.1") ==
        done("/sign-in/sms", "number", "+77019999999", "203.0.114.1"));
}

TEST_CASE("a network can begin so many sign-ins at providers in an hour, and others go on", "[integration]") {
  Bench bench;
  const auto begin = [&](const char* client) {
    Browser browser{.client = client};
    return bench.portal.get(browser, "/sign-in", {{"with", "eid"}, {"then", "/x"}}).status;
  };
  CHECK(begin("198.51.100.1") == 303);
  bench.portal.fake.database().write([](soci::session& sql) { sql << "UPDATE kenes.attempt SET count = 1000"; });
  CHECK(begin("198.51.100.200") == 503);
  CHECK(begin("198.51.101.1") == 303);
  bench.portal.fake.clock().now_ += 1h;
  CHECK(begin("198.51.100.1") == 303);
}

}  // namespace kenes::test
