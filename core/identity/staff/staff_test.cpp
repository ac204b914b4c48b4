// Who gets a role, how it is taken away, and who may do that.
#include <catch2/catch.hpp>

#include <thread>

#include "identity/staff/forget_invitations.hpp"
#include "identity/staff/held_roles.hpp"
#include "identity/staff/test_staff_portal.hpp"

namespace kenes::test {

using Browser = StaffPortal::Browser;
using identity::staff::Reach;

namespace {

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("an administrator of a part hands out the roles in it, and no further administrators") {
  const Reach whole({.person_id = 1, .roles = {{"administrator", ""}}});
  const Reach part({.person_id = 2, .roles = {{"administrator", "service:petitions"}, {"moderator", ""}}});
  const Reach none({.person_id = 3, .roles = {{"moderator", ""}}});
  CHECK(whole.covers("administrator", ""));
  CHECK(whole.covers("moderator", "service:letters"));
  CHECK(part.covers("moderator", "service:petitions"));
  CHECK_FALSE(part.covers("administrator", "service:petitions"));
  CHECK_FALSE(part.covers("moderator", "service:letters"));
  CHECK_FALSE(part.covers("moderator", ""));
  CHECK_FALSE(none.any());
}

TEST_CASE("an invited person proves the address, accepts, and has the role after a second factor", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  const auto token = portal.invite(chief, "Mod@Example.org", "moderator", "service:petitions");
  REQUIRE_FALSE(token.empty());
  CHECK(portal.base.fake.mail().back().address == "mod@example.org");
  CHECK(portal.base.count("kenes.invitation WHERE token_hash = '" + token + "'") == 0);

  Browser visitor;
  CHECK(location(portal.get(visitor, "/invitation?token=" + token)) == "/invitation");
  const auto seen = portal.get(visitor, "/invitation").page.model;
  CHECK(seen.at("about") == "Checks petitions");
  CHECK(seen.at("signed_in") == false);
  CHECK(seen.at("address") == "m…@example.org");
  CHECK(location(portal.post(visitor, "/invitation/accept", {})) == "/sign-in");

  portal.base.sign_in(visitor, "mod@example.org");
  CHECK(portal.get(visitor, "/invitation").page.model.at("proved") == true);
  CHECK(location(portal.post(visitor, "/invitation/accept", {})).starts_with("/account/second-factor"));
  CHECK(portal.visitor(visitor).actor.roles.empty());
  portal.set_up_app(visitor);
  CHECK(portal.visitor(visitor).actor.has_role("moderator", "service:petitions"));
  CHECK_FALSE(portal.visitor(visitor).actor.has_role("moderator", "service:letters"));
  for (const auto* action : {"role.invite", "role.accept"}) CHECK(holds(portal.actions(), action));
}

TEST_CASE("an invitation is good once, for seven days, and only its newest mail", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  auto moderator = portal.sign_in("mod@example.org");
  const auto first = portal.invite(chief, "mod@example.org", "moderator", "service:petitions");
  const auto list = portal.get(chief, "/staff/people/invitations").page.model;
  CHECK(portal.post(chief, std::string(list.at("invitations").at(0).at("resend_href").as_string()), {}).status == 303);
  const auto second = portal.base.last_mail().link;
  CHECK(portal.accept(moderator, first).status == 410);
  CHECK(portal.accept(moderator, second).status == 303);
  CHECK(portal.accept(moderator, second).status == 410);
  CHECK(portal.base.count("kenes.role WHERE source = 'granted'") == 1);
  CHECK(portal.invite(chief, "mod@example.org", "moderator", "service:petitions").empty());  // held already

  const auto late = portal.invite(chief, "mod@example.org", "official", "service:petitions");
  portal.wait(7 * 24h);
  moderator = portal.sign_in("mod@example.org");
  CHECK(portal.accept(moderator, late).status == 410);
  CHECK(portal.accept(moderator, "made-up").status == 410);
}

TEST_CASE("a link that was passed on gives its role to nobody else", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  const auto token = portal.invite(chief, "mod@example.org", "moderator", "");
  auto eve = portal.sign_in("eve@example.org");
  CHECK(location(portal.accept(eve, token)) == "/invitation");
  const auto model = portal.get(eve, "/invitation").page.model;
  CHECK(model.at("proved") == false);
  CHECK(model.at("address") == "m…@example.org");
  CHECK(portal.base.count("kenes.role WHERE source = 'granted'") == 0);
  auto moderator = portal.sign_in("mod@example.org");
  CHECK(portal.accept(moderator, token).status == 303);
}

TEST_CASE("an invitation ends when it is revoked, or when whoever sent it is no administrator any more",
          "[integration]") {
  StaffPortal portal;
  portal.give({{"chief@example.org", "administrator", ""}, {"boss@example.org", "administrator", ""}});
  auto chief = portal.proven("chief@example.org"), boss = portal.proven("boss@example.org");
  auto moderator = portal.sign_in("mod@example.org");
  const auto revoked = portal.invite(chief, "mod@example.org", "moderator", "");
  const auto list = portal.get(boss, "/staff/people/invitations").page.model;
  CHECK(portal.post(boss, std::string(list.at("invitations").at(0).at("revoke_href").as_string()), {}).status == 303);
  CHECK(portal.accept(moderator, revoked).status == 410);
  CHECK(portal.get(boss, "/staff/people/invitations").page.model.at("invitations").as_array().empty());

  const auto token = portal.invite(boss, "mod@example.org", "administrator", "");
  portal.give({{"chief@example.org", "administrator", ""}});
  CHECK(portal.accept(moderator, token).status == 410);
  CHECK(portal.base.count("kenes.role") == 1);
}

TEST_CASE("an administrator of one service sees and hands out what is in it", "[integration]") {
  StaffPortal portal;
  portal.give({{"chief@example.org", "administrator", ""},
               {"head@example.org", "administrator", "service:petitions"},
               {"mod@example.org", "moderator", "service:letters"}});
  auto head = portal.proven("head@example.org");
  CHECK(portal.get(head, "/staff/people").page.model.at("people").as_array().size() == 1);
  CHECK_FALSE(portal.invite(head, "new@example.org", "official", "service:petitions").empty());
  CHECK(portal.invite(head, "new@example.org", "administrator", "service:petitions").empty());
  CHECK(portal.last.status == 422);
  for (const auto* scope : {"", "service:letters", "authority:government", "service:nothing"}) {
    CHECK(portal.invite(head, "new@example.org", "official", scope).empty());
    CHECK(portal.last.status == 403);
  }
  const auto others = std::to_string(portal.role_id("moderator"));
  CHECK(portal.post(head, "/staff/people/roles/" + others + "/remove", {{"reason", "x"}}).status == 404);
}

TEST_CASE("a role that is taken away is gone from signed-in sessions at once, and told", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  auto moderator = portal.sign_in("mod@example.org");
  portal.accept(moderator, portal.invite(chief, "mod@example.org", "moderator", ""));
  portal.set_up_app(moderator);
  REQUIRE(portal.visitor(moderator).actor.has_role("moderator", ""));
  const auto address = "/staff/people/roles/" + std::to_string(portal.role_id("moderator")) + "/remove";
  CHECK(portal.post(moderator, address, {{"reason", "x"}}).status == 403);
  CHECK(portal.post(chief, address, {{"reason", ""}}).status == 422);
  CHECK(portal.post(chief, address, {{"reason", "Left the office"}}).status == 303);
  CHECK(portal.visitor(moderator).actor.roles.empty());
  CHECK_FALSE(portal.visitor(moderator).is_staff());
  CHECK(portal.base.fake.mail().back().text.find("A role was taken from you") == 0);
  CHECK(portal.base.fake.audited().back().entry.details.at("reason") == "Left the office");
}

TEST_CASE("roles of the portal file and the last administrator stay", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  const auto configured = "/staff/people/roles/" + std::to_string(portal.role_id("administrator")) + "/remove";
  CHECK(portal.post(chief, configured, {{"reason", "x"}}).status == 404);

  auto boss = portal.sign_in("boss@example.org");
  portal.accept(boss, portal.invite(chief, "boss@example.org", "administrator", ""));
  portal.set_up_app(boss);
  portal.give({});
  const auto last = "/staff/people/roles/" + std::to_string(portal.role_id("administrator")) + "/remove";
  CHECK(portal.post(boss, last, {{"reason", "x"}}).status == 422);
  CHECK(portal.base.count("kenes.role") == 1);
  portal.give({{"chief@example.org", "administrator", ""}});
  CHECK(location(portal.post(boss, last, {{"reason", "x"}})) == "/account");
  CHECK(portal.base.count("kenes.role WHERE source = 'granted'") == 0);
}

TEST_CASE("people are found by address and name, in pages", "[integration]") {
  StaffPortal portal;
  std::vector<config::Staff> many{{"chief@example.org", "administrator", ""}};
  for (int i = 0; i < 60; ++i) many.push_back({"mod" + std::to_string(i) + "@example.org", "moderator", ""});
  portal.give(many);
  auto chief = portal.proven("chief@example.org");
  const auto first = portal.get(chief, "/staff/people").page.model;
  CHECK(first.at("people").as_array().size() == 50);
  CHECK(first.at("pages").at("last") == 2);
  CHECK(portal.get(chief, "/staff/people?page=2").page.model.at("people").as_array().size() == 11);
  CHECK(portal.get(chief, "/staff/people?q=MOD59").page.model.at("people").as_array().size() == 1);
  CHECK(portal.get(chief, "/staff/people?q=%").page.model.at("people").as_array().empty());
}

TEST_CASE("two who accept the same link at the same moment end in one role", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  auto moderator = portal.sign_in("mod@example.org");
  const auto token = portal.invite(chief, "mod@example.org", "moderator", "");
  const auto person = portal.visitor(moderator).actor.person_id;
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      const auto done = portal.base.fake.database().write(
          [&](soci::session& sql) { return identity::staff::accept(sql, portal.host(), token, person, portal.now()); });
      if (done) ++accepted;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(accepted == 1);
  CHECK(portal.base.count("kenes.role WHERE source = 'granted'") == 1);
}

TEST_CASE("invitations are forgotten 30 days after they could be accepted", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  portal.invite(chief, "mod@example.org", "moderator", "");
  plugins::Registry registry;
  std::vector<Fault> faults;
  const auto registrar = registry.registrar("core", {}, faults);
  identity::staff::declare_forgetting(*registrar);
  const auto forget = [&] { registry.timers().at(0).item.handler(portal.host(), {}); };
  portal.wait(37 * 24h);
  forget();
  CHECK(portal.base.count("kenes.invitation") == 1);
  portal.wait(1s);
  forget();
  CHECK(portal.base.count("kenes.invitation") == 0);
}

}  // namespace kenes::test
