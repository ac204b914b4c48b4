// The pages of an account on a real database, from signing in to the end of it.
#include "identity/fresh.hpp"
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"
#include "users/erasure.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

// A plugin that remembers what it was asked to do.
class FakeData final : public PersonalData {
 public:
  std::vector<Deed> deeds(soci::session&, std::int64_t, const Translator&, Time before, int most) override {
    std::vector<Deed> some;
    for (const auto& deed : all_deeds) {
      if (deed.at < before && static_cast<int>(some.size()) < most) some.push_back(deed);
    }
    return some;
  }
  boost::json::object all(soci::session&, std::int64_t person) override { return {{"person", person}}; }
  std::vector<std::string> consequences(soci::session&, std::int64_t, const Translator&) override {
    return {"Its things go."};
  }
  void erase(soci::session&, std::int64_t person, Time) override { erased.push_back(person); }
  void join(soci::session&, std::int64_t, std::int64_t, Time) override {}

  std::vector<Deed> all_deeds;  // newest first
  std::vector<std::int64_t> erased;
};

class FakeNews final : public Subscriptions {
 public:
  std::vector<Subscription> of(soci::session&, std::int64_t, const Translator&, std::string_view after,
                               int most) override {
    std::vector<Subscription> some;
    for (const auto& one : all) {
      if (one.id > after && static_cast<int>(some.size()) < most) some.push_back(one);
    }
    return some;
  }
  void stop(soci::session&, std::int64_t, std::string_view id) override {
    std::erase_if(all, [&](const auto& one) { return id.empty() || one.id == id; });
  }
  std::vector<Subscription> all;
};

struct Account {
  TestProvider eid{"eid"};
  TestPortal portal{{}, {eid.settings()}};
  std::shared_ptr<FakeData> data = std::make_shared<FakeData>();
  FakeNews news;
  Browser ann;
  std::int64_t person = 0;

  Account() {
    portal.more_parts.push_back({"fake", &portal.fake.host("core"), data, &news});
    portal.sign_in(ann, "ann@example.org");
    person = id();
  }
  std::int64_t id() { return portal.visitor(ann).actor.person_id; }
  boost::json::object model(const std::string& path, const std::vector<NamedValue>& query = {}) {
    return portal.get(ann, path, query).page.model;
  }
  void show_card(Browser& browser, const std::string& number, const std::string& then = "/account/ways") {
    portal.fake.clock().now_ += 1min;
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", then}}));
    portal.get(browser, "/sign-in/eid/return", eid.log_in(to, {{"sub", number}}, portal.now()));
  }
  // As the form of /account/prove and /account/email does.
  Response prove(Browser& browser, const std::string& address, const std::string& then) {
    portal.fake.clock().now_ += 1min;
    portal.post(browser, "/sign-in", {{"email", address}, {"adding", "yes"}, {"then", then}});
    return portal.post(browser, "/sign-in/code", {{"code", portal.last_mail().code}});
  }
  std::string handle(std::size_t number) {
    const auto href =
        std::string(model("/account/ways").at("ways").as_array().at(number).at("remove_href").as_string());
    return href.substr(href.find('=') + 1);
  }
  bool mailed(const std::string& address, const std::string& subject) {
    for (const auto& letter : portal.fake.mail()) {
      if (letter.subject == subject && (letter.address == address || letter.person_id == person)) return true;
    }
    return false;
  }
  bool is_fresh(const Browser& browser) { return identity::is_fresh(portal.visitor(browser), portal.now()); }
};

}  // namespace

TEST_CASE("an account shows what is known and where it is changed", "[integration]") {
  Account account;
  const auto rows = account.model("/account").at("rows").as_array();
  REQUIRE(rows.size() == 5);
  CHECK(rows[1].at("value") == "ann@example.org");
  CHECK(rows[3].at("value") == "E-mail");
  CHECK(rows[4].at("value") == "1 device");
}

TEST_CASE("a proof counts for a quarter of an hour", "[integration]") {
  Account account;
  CHECK(account.is_fresh(account.ann));
  account.portal.fake.clock().now_ += 15min;
  CHECK_FALSE(account.is_fresh(account.ann));
  for (const auto* page : {"/account/email", "/account/export"}) {
    CHECK(location(account.portal.get(account.ann, page)).starts_with("/account/prove?then=%2Faccount%2F"));
  }
  for (const auto* page : {"/account/export", "/account/erase", "/account/ways/remove", "/account/email/use"}) {
    CHECK(location(account.portal.post(account.ann, page, {{"sure", "1"}})).starts_with("/account/prove?"));
  }
  CHECK(account.portal.count("kenes.person") == 1);
  const auto proof = account.model("/account/prove", {{"then", "/account/erase"}});
  CHECK(proof.at("addresses").as_array() == boost::json::array{"ann@example.org"});
  CHECK(location(account.prove(account.ann, "ann@example.org", "/account/erase")) == "/account/erase");
  CHECK(account.is_fresh(account.ann));
}

TEST_CASE("who got hold of a session can't prove themselves by a way of their own", "[integration]") {
  Account account;
  Browser thief = account.ann;
  account.portal.fake.clock().now_ += 1h;
  account.prove(thief, "thief@example.org", "/");
  CHECK(account.portal.visitor(thief).actor.person_id == account.person);
  CHECK_FALSE(account.is_fresh(thief));
  CHECK(account.mailed("ann@example.org", "A new way to sign in to your account"));
  account.prove(thief, "thief@example.org", "/");
  CHECK_FALSE(account.is_fresh(thief));
  Browser elsewhere;
  account.portal.sign_in(elsewhere, "thief@example.org");
  CHECK_FALSE(account.is_fresh(elsewhere));
  const auto proof = account.portal.get(thief, "/account/prove", {{"then", "/"}}).page.model;
  CHECK(proof.at("addresses").as_array() == boost::json::array{"ann@example.org"});
  CHECK(proof.at("unsettled") == true);
  account.portal.fake.clock().now_ += 24h * 7;
  account.portal.sign_in(elsewhere, "thief@example.org");
  CHECK(account.is_fresh(elsewhere));
}

TEST_CASE("a further way can be removed, the last one never", "[integration]") {
  Account account;
  CHECK(account.model("/account/ways").at("ways").as_array().at(0).at("remove_href") == "");
  account.show_card(account.ann, "1");
  const auto ways = account.model("/account/ways").at("ways").as_array();
  REQUIRE(ways.size() == 2);
  CHECK(ways[0].at("address") == "ann@example.org");
  CHECK(ways[0].at("mailed") == true);
  Browser other;
  account.portal.sign_in(other, "ann@example.org");

  const auto handle = account.handle(1);
  CHECK(account.model("/account/ways/remove", {{"way", handle}}).at("way") == boost::json::value(handle));
  CHECK(account.portal.get(account.ann, "/account/ways/remove", {{"way", "nonsense"}}).status == 404);
  account.portal.post(account.ann, "/account/ways/remove", {{"way", "nonsense"}});
  CHECK(account.portal.count("kenes.identity") == 2);
  account.portal.post(account.ann, "/account/ways/remove", {{"way", handle}});
  CHECK(account.portal.count("kenes.identity") == 1);
  CHECK(account.mailed("ann@example.org", "A way to sign in was removed"));
  CHECK(account.portal.visitor(account.ann).actor.signed_in());
  CHECK_FALSE(account.portal.visitor(other).actor.signed_in());
  CHECK(account.portal.fake.audited().back().entry.action == "account.remove_way");

  account.show_card(account.ann, "1");
  const auto both = account.handle(0);
  account.portal.post(account.ann, "/account/ways/remove", {{"way", account.handle(1)}});
  account.portal.post(account.ann, "/account/ways/remove", {{"way", both}});
  CHECK(account.portal.count("kenes.identity") == 1);
}

TEST_CASE("a way that was given up opens no account and begins no other", "[integration]") {
  Account account;
  account.show_card(account.ann, "1");
  account.portal.post(account.ann, "/account/ways/remove", {{"way", account.handle(0)}});
  CHECK(account.portal.visitor(account.ann).actor.email.empty());
  Browser again;
  const auto mail = account.portal.ask(again, "ann@example.org");
  const auto answer = account.portal.post(again, "/sign-in/code", {{"code", mail.code}});
  CHECK(answer.status == 409);
  CHECK_FALSE(account.portal.visitor(again).actor.signed_in());
  CHECK(account.portal.count("kenes.person") == 1);
  // The account may take it back.
  account.prove(account.ann, "ann@example.org", "/account/ways");
  CHECK(account.portal.visitor(account.ann).actor.email == "ann@example.org");
}

TEST_CASE("another address is proved, then used; the former one is told and opens nothing", "[integration]") {
  Account account;
  Browser other;
  account.portal.sign_in(other, "ann@example.org");
  CHECK(account.model("/account/email").at("address") == "ann@example.org");
  CHECK(location(account.prove(account.ann, "new@example.org", "/account/email/use")) == "/account/email/use");
  const auto asked = account.model("/account/email/use");
  CHECK(asked.at("addresses").as_array() == boost::json::array{"new@example.org"});
  CHECK(account.portal.visitor(account.ann).actor.email == "ann@example.org");

  account.portal.post(account.ann, "/account/email/use", {{"address", "never-proved@example.org"}});
  CHECK(account.portal.visitor(account.ann).actor.email == "ann@example.org");
  account.portal.post(account.ann, "/account/email/use", {{"address", "new@example.org"}});
  CHECK(account.portal.visitor(account.ann).actor.email == "new@example.org");
  CHECK(account.portal.visitor(account.ann).actor.person_key == "email:ann@example.org");
  CHECK_FALSE(account.portal.visitor(other).actor.signed_in());
  CHECK(account.mailed("ann@example.org", "Your e-mail address was changed"));
  CHECK(account.portal.fake.audited().back().entry.action == "account.change_address");
  CHECK(account.portal.count("kenes.identity") == 1);

  Browser phone;
  account.portal.sign_in(phone, "new@example.org");
  CHECK(account.portal.visitor(phone).actor.person_id == account.id());
}

TEST_CASE("that an address is another account's is said only to whoever proves it", "[integration]") {
  Account account;
  Browser bob;
  account.portal.sign_in(bob, "bob@example.org");
  const auto asked = account.portal.post(
      account.ann, "/sign-in", {{"email", "bob@example.org"}, {"adding", "yes"}, {"then", "/account/email/use"}});
  CHECK(location(asked) == "/sign-in/code");
  const auto proved = account.portal.post(account.ann, "/sign-in/code", {{"code", account.portal.last_mail().code}});
  CHECK(proved.status == 409);
  CHECK(account.portal.visitor(account.ann).actor.email == "ann@example.org");
}

TEST_CASE("one device is signed out by another of the same person only", "[integration]") {
  Account account;
  Browser phone, bob;
  phone.headers.items = {{"user-agent", "Mozilla/5.0 (Android 14; Mobile) Firefox/120.0"}};
  account.portal.sign_in(phone, "ann@example.org");
  account.portal.sign_in(bob, "bob@example.org");
  const auto list = account.model("/account/sessions").at("sessions").as_array();
  REQUIRE(list.size() == 2);
  const auto number = account.portal.visitor(phone).session_id;
  account.portal.post(bob, "/account/sessions/sign-out", {{"session", number}});
  CHECK(account.portal.visitor(phone).actor.signed_in());
  account.portal.post(account.ann, "/account/sessions/sign-out", {{"session", "x"}});
  CHECK(location(account.portal.post(account.ann, "/account/sessions/sign-out", {{"session", number}})) ==
        "/account/sessions");
  CHECK_FALSE(account.portal.visitor(phone).actor.signed_in());
  CHECK(account.portal.visitor(account.ann).actor.signed_in());
  const auto own = account.portal.visitor(account.ann).session_id;
  CHECK(location(account.portal.post(account.ann, "/account/sessions/sign-out", {{"session", own}})) == "/signed-out");
  CHECK_FALSE(account.portal.visitor(account.ann).actor.signed_in());
}

TEST_CASE("what was done is listed for all plugins together, page by page", "[integration]") {
  Account account;
  for (int i = 0; i < 40; ++i) {
    account.data->all_deeds.push_back(
        {account.portal.now() + 1min - std::chrono::minutes{i}, "You signed", "No. " + std::to_string(i), ""});
  }
  const auto first = account.model("/account/activity");
  REQUIRE(first.at("deeds").as_array().size() == 30);
  CHECK(first.at("deeds").as_array().at(0).at("deed_title") == "No. 0");
  const auto older = std::string(first.at("older_href").as_string());
  const auto second = account.model("/account/activity", {{"before", older.substr(older.find('=') + 1)}});
  CHECK(second.at("deeds").as_array().at(0).at("deed_title") == "No. 29");
  CHECK(second.at("older_href") == "");
  CHECK(second.at("deeds").as_array().size() == 11);
}

TEST_CASE("news are stopped one by one, or all", "[integration]") {
  Account account;
  for (int i = 10; i < 50; ++i)
    account.news.all.push_back({std::to_string(i), "Petition", "/petitions/" + std::to_string(i)});
  const auto first = account.model("/account/news");
  REQUIRE(first.at("news").as_array().size() == 30);
  CHECK(first.at("more_href") == "/account/news?plugin=fake&after=39");
  CHECK(account.model("/account/news", {{"plugin", "fake"}, {"after", "39"}}).at("news").as_array().size() == 10);
  account.portal.post(account.ann, "/account/news/stop", {{"plugin", "fake"}, {"number", "10"}});
  CHECK(account.news.all.size() == 39);
  CHECK(account.portal.post(account.ann, "/account/news/stop", {}).status == 400);
  account.portal.post(account.ann, "/account/news/stop", {{"plugin", "another"}, {"number", "11"}});
  CHECK(account.news.all.size() == 39);
  account.portal.post(account.ann, "/account/news/stop", {{"all", "yes"}});
  CHECK(account.news.all.empty());
}

TEST_CASE("the file holds what every part keeps", "[integration]") {
  Account account;
  const auto answer = account.portal.post(account.ann, "/account/export", {});
  CHECK(answer.content_type.starts_with("application/json"));
  const auto kept = boost::json::parse(answer.body).at("kept_by").as_object();
  CHECK(kept.at("fake").at("person") == account.id());
  const auto& core = kept.at("core");
  CHECK(core.at("account").as_array().at(0).at("email") == "ann@example.org");
  CHECK(core.at("ways_to_sign_in").as_array().size() == 1);
  CHECK(core.at("sessions").as_array().size() == 1);
  // What opens a session isn't in it.
  CHECK(answer.body.find(std::string(account.ann.cookies.get("kenes_session"))) == std::string::npos);
  CHECK(answer.body.find("token") == std::string::npos);
}

TEST_CASE("an account is erased at once, by all parts, with a last mail", "[integration]") {
  Account account;
  const auto person = account.id();
  Browser phone;
  account.portal.sign_in(phone, "ann@example.org");
  account.portal.fake.database().write([&](soci::session& sql) {
    const long long id = person;
    sql << "INSERT INTO kenes.upload (token, folder, name, holder, limits, blob, size, created_at, expires_at) VALUES "
           "('t', 'f', 'n', 'person:' || cast(:id as bigint), '{}', 'b', 5, now(), now() + interval '1 day')",
        soci::use(id);
    sql << "INSERT INTO kenes.role (person_id, name, source, created_at) VALUES (cast(:id as bigint), 'moderator', "
           "'granted', now())",
        soci::use(id);
    sql << "INSERT INTO kenes.mail (person_id, subject, body, created_at) VALUES (cast(:id as bigint), 's', 'b', "
           "now())",
        soci::use(id);
  });
  const auto asked = account.model("/account/erase");
  CHECK(asked.at("fresh") == true);
  CHECK(asked.at("consequences").as_array().size() == 4);
  CHECK(account.portal.post(account.ann, "/account/erase", {}).status == 422);
  CHECK(account.portal.count("kenes.person") == 1);

  CHECK(location(account.portal.post(account.ann, "/account/erase", {{"sure", "1"}})) == "/account/erased");
  CHECK(account.portal.get(account.ann, "/account/erased").status == 200);
  CHECK(account.data->erased == std::vector{person});
  for (const auto* table : {"person", "identity", "session", "sign_in", "mail", "role"}) {
    CHECK(account.portal.count(std::string("kenes.") + table) == 0);
  }
  CHECK(account.portal.count("kenes.upload WHERE holder = 'erased' AND expires_at <= now()") >= 0);
  CHECK(account.portal.count("kenes.upload WHERE holder LIKE 'person:%'") == 0);
  CHECK_FALSE(account.portal.visitor(account.ann).actor.signed_in());
  CHECK_FALSE(account.portal.visitor(phone).actor.signed_in());
  const auto& letter = account.portal.fake.mail().back();
  CHECK(letter.subject == "Your account was erased");
  CHECK(letter.address == "ann@example.org");
  CHECK(letter.person_id == 0);
  const auto& audited = account.portal.fake.audited().back().entry;
  CHECK(audited.action == "account.erase");
  CHECK(audited.details.empty());
  // Once more for what came in between, and nothing more than that.
  account.portal.fake.advance(6min);
  CHECK(account.data->erased == std::vector{person, person});
}

TEST_CASE("who comes back has a new account under the same key", "[integration]") {
  Account account;
  const auto before = account.portal.visitor(account.ann).actor;
  account.portal.post(account.ann, "/account/erase", {{"sure", "1"}});
  Browser again;
  account.portal.sign_in(again, "ann@example.org");
  const auto after = account.portal.visitor(again).actor;
  CHECK(after.person_id != before.person_id);
  CHECK(after.person_key == before.person_key);
}

}  // namespace kenes::test
