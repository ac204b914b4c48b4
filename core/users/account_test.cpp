// The pages of an account: what they show, and proving anew who one is.
#include "users/test_account.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

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

}  // namespace kenes::test
