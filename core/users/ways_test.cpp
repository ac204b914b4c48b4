// Ways to sign in and the address of an account: added, changed, removed.
#include "users/test_account.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

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

}  // namespace kenes::test
