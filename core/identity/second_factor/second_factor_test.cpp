// The second factor of staff, as the portal's pages ask for it.
#include <catch2/catch.hpp>

#include "identity/second_factor/webauthn/test_security_key.hpp"
#include "identity/staff/test_staff_portal.hpp"

namespace kenes::test {

using Browser = StaffPortal::Browser;
namespace factor = identity::second_factor;

namespace {

const std::string home = "/account/second-factor";

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string challenge_of(const Response& response) {
  const auto request = response.page.model.at("request");
  return secrets::from_base64(std::string(request.at("challenge").as_string())).value();
}

std::vector<NamedValue> form_of(const factor::NewKey& key) {
  return {{"name", "blue key"},
          {"client_data", secrets::to_base64url(key.client_data)},
          {"authenticator_data", secrets::to_base64url(key.authenticator_data)}};
}

std::vector<NamedValue> form_of(const TestSecurityKey& key, const std::string& challenge) {
  const auto shown = key.show(challenge);
  return {{"credential", secrets::to_base64url(key.id)},
          {"client_data", secrets::to_base64url(shown.client_data)},
          {"authenticator_data", secrets::to_base64url(shown.authenticator_data)},
          {"signature", secrets::to_base64url(shown.signature)}};
}

}  // namespace

TEST_CASE("without a second factor staff have no roles; with it they have them, in this session", "[integration]") {
  StaffPortal portal;
  auto chief = portal.sign_in("chief@example.org");
  CHECK(portal.visitor(chief).actor.roles.empty());
  CHECK(portal.visitor(chief).withheld_roles.size() == 1);
  CHECK(portal.get(chief, "/staff/people").status == 403);

  const auto secret = portal.set_up_app(chief);
  CHECK(portal.last.page.model.at("codes").as_array().size() == 10);
  CHECK(portal.visitor(chief).actor.has_role("administrator", ""));
  CHECK(portal.get(chief, "/staff/people").status == 200);

  auto elsewhere = portal.sign_in("chief@example.org");
  CHECK(portal.visitor(elsewhere).actor.roles.empty());
  portal.wait(30s);
  CHECK(location(portal.post(elsewhere, home + "/show", {{"code", portal.code(secret)}, {"then", "/staff/people"}})) ==
        "/staff/people");
  CHECK(portal.visitor(elsewhere).actor.has_role("administrator", ""));
  REQUIRE(secret.size() == std::size_t{factor::totp_secret_bytes});
  const auto sealed = secrets::from_base64(portal.base.fake.database().read([](soci::session& sql) {
    std::string kept;
    sql << "SELECT secret FROM kenes.code_app", soci::into(kept);
    return kept;
  }));
  REQUIRE(sealed);
  CHECK(sealed->find(secret) == std::string::npos);
}

TEST_CASE("showing anew by one's address that it is them leaves the second factor shown; signing in anew doesn't",
          "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  const auto before = portal.visitor(chief).session_id;
  const auto prove = [&] {
    portal.base.post(chief, "/sign-in", {{"email", "chief@example.org"}, {"adding", "yes"}, {"then", "/"}});
    REQUIRE(portal.base.post(chief, "/sign-in/code", {{"code", portal.base.last_mail().code}}).status == 303);
  };
  prove();
  CHECK(portal.visitor(chief).session_id != before);
  CHECK(portal.visitor(chief).actor.has_role("administrator", ""));

  // But no longer than a session of staff lasts, however often that is done.
  portal.wait(11h);
  prove();
  CHECK(portal.visitor(chief).actor.has_role("administrator", ""));
  portal.wait(1h);
  CHECK(portal.visitor(chief).actor.roles.empty());
  prove();
  CHECK(portal.visitor(chief).actor.roles.empty());

  portal.base.sign_in(chief, "chief@example.org");
  CHECK(portal.visitor(chief).actor.roles.empty());
}

TEST_CASE("citizens are asked for nothing and find no page", "[integration]") {
  StaffPortal portal;
  auto ann = portal.sign_in("ann@example.org");
  CHECK(portal.visitor(ann).actor.signed_in());
  for (const auto* page : {"", "/app", "/key", "/show"}) CHECK(portal.get(ann, home + page).status == 404);
}

TEST_CASE("where it is optional, those who have one are asked, others not", "[integration]") {
  StaffPortal portal(false);
  auto chief = portal.sign_in("chief@example.org");
  CHECK(portal.visitor(chief).actor.has_role("administrator", ""));
  portal.set_up_app(chief);
  auto elsewhere = portal.sign_in("chief@example.org");
  CHECK(portal.visitor(elsewhere).actor.roles.empty());
}

TEST_CASE("a code that was used is worth nothing, in no browser", "[integration]") {
  StaffPortal portal;
  std::string secret;
  portal.proven("chief@example.org", &secret);
  auto thief = portal.sign_in("chief@example.org");
  CHECK(portal.post(thief, home + "/show", {{"code", portal.code(secret)}}).status == 422);
  portal.wait(30s);
  const auto code = portal.code(secret);
  CHECK(portal.post(thief, home + "/show", {{"code", code}}).status == 303);
  auto another = portal.sign_in("chief@example.org");
  CHECK(portal.post(another, home + "/show", {{"code", code}}).status == 422);
  CHECK(portal.visitor(another).actor.roles.empty());
}

TEST_CASE("guessing ends after ten codes, also for the right one", "[integration]") {
  StaffPortal portal;
  std::string secret;
  portal.proven("chief@example.org", &secret);
  auto thief = portal.sign_in("chief@example.org");
  portal.wait(15min);
  for (int i = 0; i < 10; ++i) CHECK(portal.post(thief, home + "/show", {{"code", "000000"}}).status == 422);
  CHECK(portal.post(thief, home + "/show", {{"code", portal.code(secret)}}).status == 429);
  auto other = portal.sign_in("chief@example.org");  // the limit is the person's, not the session's
  CHECK(portal.post(other, home + "/show", {{"code", portal.code(secret)}}).status == 429);
  portal.wait(15min);
  CHECK(portal.post(other, home + "/show", {{"code", portal.code(secret)}}).status == 303);
}

TEST_CASE("a recovery code lets in once, is told by mail, and goes with the factor", "[integration]") {
  StaffPortal portal;
  auto chief = portal.sign_in("chief@example.org");
  portal.set_up_app(chief);
  std::string code(portal.last.page.model.at("codes").at(3).as_string());
  std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return std::tolower(c); });
  auto elsewhere = portal.sign_in("chief@example.org");
  CHECK(portal.post(elsewhere, home + "/show", {{"code", " " + code}}).status == 303);
  CHECK(portal.base.fake.mail().back().text.find("A recovery code was used") == 0);
  auto again = portal.sign_in("chief@example.org");
  CHECK(portal.post(again, home + "/show", {{"code", code}}).status == 422);
  CHECK(portal.base.count("kenes.recovery_code") == 9);
  CHECK(portal.post(chief, home + "/codes", {}).page.model.at("codes").as_array().size() == 10);
  CHECK(portal.base.count("kenes.recovery_code") == 10);
  CHECK(portal.post(chief, home + "/app/remove", {}).status == 303);
  CHECK(portal.base.count("kenes.recovery_code") == 0);
  CHECK(portal.visitor(chief).actor.roles.empty());
}

TEST_CASE("changes ask for the factor again after ten minutes", "[integration]") {
  StaffPortal portal;
  auto chief = portal.proven("chief@example.org");
  portal.wait(10min);
  for (const auto* page : {"/app/remove", "/codes", "/app", "/key"})
    CHECK(location(portal.post(chief, home + page, {})).starts_with(home + "/show"));
  CHECK(portal.base.count("kenes.code_app") == 1);
  // A session that never showed it can't set up one of its own beside.
  auto thief = portal.sign_in("chief@example.org");
  CHECK(location(portal.get(thief, home + "/app")).starts_with(home + "/show"));
}

TEST_CASE("the secret of another session's form is no use", "[integration]") {
  StaffPortal portal;
  auto thief = portal.sign_in("chief@example.org");
  const auto model = portal.get(thief, home + "/app").page.model;
  auto chief = portal.sign_in("chief@example.org");
  CHECK(location(portal.post(chief, home + "/app",
                             {{"secret", std::string(model.at("sealed").as_string())}, {"code", "123456"}}))
            .starts_with(home + "/app"));
}

TEST_CASE("a security key is added, shown, and each challenge is good once and here", "[integration]") {
  StaffPortal portal;
  auto chief = portal.sign_in("chief@example.org");
  TestSecurityKey key;
  const auto made = key.make(challenge_of(portal.get(chief, home + "/key")));
  CHECK(portal.post(chief, home + "/key", form_of(made)).page.model.contains("codes"));
  CHECK(portal.visitor(chief).actor.has_role("administrator", ""));
  CHECK(portal.post(chief, home + "/key", form_of(made)).status == 422);  // the challenge was used

  auto elsewhere = portal.sign_in("chief@example.org");
  const auto challenge = challenge_of(portal.get(elsewhere, home + "/show"));
  auto thief = portal.sign_in("chief@example.org");
  CHECK(portal.post(thief, home + "/show/key", form_of(key, challenge)).status == 422);  // another session's
  CHECK(portal.post(elsewhere, home + "/show/key", form_of(key, "made up")).status == 422);
  CHECK(portal.post(elsewhere, home + "/show/key", form_of(key, challenge)).status == 303);
  CHECK(portal.visitor(elsewhere).actor.has_role("administrator", ""));
  CHECK(portal.visitor(thief).actor.roles.empty());

  const auto old = challenge_of(portal.get(thief, home + "/show"));
  portal.wait(10min);
  CHECK(portal.post(thief, home + "/show/key", form_of(key, old)).status == 422);
}

TEST_CASE("a copied security key is refused, and its owner learns of it", "[integration]") {
  StaffPortal portal;
  auto chief = portal.sign_in("chief@example.org");
  TestSecurityKey key;
  key.count = 7;
  portal.post(chief, home + "/key", form_of(key.make(challenge_of(portal.get(chief, home + "/key")))));
  auto thief = portal.sign_in("chief@example.org");
  const auto answer =
      portal.post(thief, home + "/show/key", form_of(key, challenge_of(portal.get(thief, home + "/show"))));
  CHECK(answer.status == 422);
  CHECK(portal.visitor(thief).actor.roles.empty());
  CHECK(holds(portal.actions(), "second_factor.copied_key"));
  CHECK(portal.base.fake.mail().back().text.find("somebody has a copy") != std::string::npos);
}

TEST_CASE("a key of somebody else opens nothing", "[integration]") {
  StaffPortal portal;
  portal.give({{"chief@example.org", "administrator", ""}, {"mod@example.org", "moderator", ""}});
  auto chief = portal.sign_in("chief@example.org"), moderator = portal.sign_in("mod@example.org");
  TestSecurityKey key;
  portal.post(chief, home + "/key", form_of(key.make(challenge_of(portal.get(chief, home + "/key")))));
  TestSecurityKey own;
  own.id = "credential-2";
  portal.post(moderator, home + "/key", form_of(own.make(challenge_of(portal.get(moderator, home + "/key")))));
  auto thief = portal.sign_in("mod@example.org");
  CHECK(portal.post(thief, home + "/show/key", form_of(key, challenge_of(portal.get(thief, home + "/show")))).status ==
        422);
  CHECK(portal.post(moderator, home + "/key/1/remove", {}).status == 303);
  CHECK(portal.base.count("kenes.security_key") == 2);
}

TEST_CASE("an administrator resets what somebody has lost, who is told", "[integration]") {
  StaffPortal portal;
  portal.give({{"chief@example.org", "administrator", ""}, {"mod@example.org", "moderator", "service:petitions"}});
  auto chief = portal.proven("chief@example.org"), moderator = portal.proven("mod@example.org");
  const auto person = std::to_string(portal.visitor(moderator).actor.person_id);
  const auto own = std::to_string(portal.visitor(chief).actor.person_id);
  CHECK(portal.post(moderator, "/staff/people/" + own + "/second-factor", {}).status == 403);
  CHECK(portal.post(chief, "/staff/people/" + own + "/second-factor", {}).status == 404);
  CHECK(portal.post(chief, "/staff/people/" + person + "/second-factor", {}).status == 303);
  CHECK(portal.visitor(moderator).actor.roles.empty());
  CHECK(holds(portal.actions(), "second_factor.reset"));
  CHECK(portal.base.fake.mail().back().text.find("An administrator has removed") == 0);
  portal.set_up_app(moderator);
  CHECK(portal.visitor(moderator).actor.has_role("moderator", "service:petitions"));
}

}  // namespace kenes::test
