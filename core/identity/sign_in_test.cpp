#include "identity/test_portal.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

TEST_CASE("an address, a mail, its code: signed in and back where one was", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto then = "/petitions/7/sign?name=Ann%20Lee&place=E14000530";
  const auto form = portal.get(ann, "/sign-in", {{"then", then}});
  CHECK(form.page.view == "core/sign_in");
  CHECK(form.page.model.at("then") == then);

  const auto mail = portal.ask(ann, " Ann@Example.ORG ", then);
  CHECK(portal.fake.mail().back().address == "ann@example.org");
  CHECK(portal.fake.mail().back().urgent);
  const auto page = portal.get(ann, "/sign-in/code");
  CHECK(page.page.model.at("email") == "ann@example.org");

  const auto spaced = mail.code.substr(0, 3) + " " + mail.code.substr(3);
  const auto answer = portal.post(ann, "/sign-in/code", {{"code", spaced}});
  CHECK(answer.status == 303);
  CHECK(location(answer) == then);
  const auto who = portal.visitor(ann);
  CHECK(who.actor.email == "ann@example.org");
  CHECK(who.actor.person_key == "email:ann@example.org");
  CHECK(who.actor.assurance == Assurance::contact);
  CHECK(who.actor.sign_in == "email");
  CHECK_FALSE(ann.cookies.has("kenes_sign_in"));
  CHECK(location(portal.get(ann, "/sign-in", {{"then", "/petitions"}})) == "/petitions");
}

TEST_CASE("a new person who came for nothing else is asked for a name, once", "[integration]") {
  TestPortal portal;
  Browser ann;
  CHECK(location(portal.sign_in(ann, "ann@example.org", "/")) == "/account/name?then=%2F");
  CHECK(portal.get(ann, "/account/name").page.view == "core/account_name");
  CHECK(location(portal.post(ann, "/account/name", {{"name", "Ann"}, {"then", "/x"}})) == "/x");
  CHECK(portal.visitor(ann).actor.name == "Ann");
  Browser phone;
  CHECK(location(portal.sign_in(phone, "ann@example.org", "/")) == "/");
  CHECK(portal.visitor(phone).actor.person_id == portal.visitor(ann).actor.person_id);
}

TEST_CASE("five wrong codes end a sign-in, and the right one comes too late", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = portal.ask(ann, "ann@example.org");
  const auto wrong = mail.code == "000000" ? "000001" : "000000";
  for (int left = 4; left >= 1; --left) {
    const auto answer = portal.post(ann, "/sign-in/code", {{"code", wrong}});
    CHECK(answer.status == 422);
    const auto error = std::string(answer.page.model.at("form").at("code").at("error").as_string());
    CHECK(error.find(std::to_string(left) + " attempt") != std::string::npos);
  }
  CHECK(location(portal.post(ann, "/sign-in/code", {{"code", wrong}})) == "/sign-in");
  CHECK(ann.flashes.size() == 1);
  CHECK(location(portal.post(ann, "/sign-in/code", {{"code", mail.code}})) == "/sign-in");
  CHECK_FALSE(portal.visitor(ann).actor.signed_in());
  // The link of the same mail can't be guessed and still works.
  CHECK(portal.get(ann, "/sign-in/link", {{"token", mail.link}}).status == 303);
  CHECK(portal.visitor(ann).actor.signed_in());
}

TEST_CASE("what is no code costs no attempt", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = portal.ask(ann, "ann@example.org");
  for (int i = 0; i < 7; ++i) CHECK(portal.post(ann, "/sign-in/code", {{"code", "12345"}}).status == 422);
  CHECK(portal.post(ann, "/sign-in/code", {{"code", mail.code}}).status == 303);
  CHECK(portal.visitor(ann).actor.signed_in());
}

TEST_CASE("a code works for 15 minutes, and in the browser that asked for it only", "[integration]") {
  TestPortal portal;
  Browser ann, thief;
  auto mail = portal.ask(ann, "ann@example.org");
  CHECK(location(portal.post(thief, "/sign-in/code", {{"code", mail.code}})) == "/sign-in");
  portal.ask(thief, "thief@example.org");
  CHECK(portal.post(thief, "/sign-in/code", {{"code", mail.code}}).status == 422);

  portal.fake.clock().now_ += 15min;
  CHECK(location(portal.post(ann, "/sign-in/code", {{"code", mail.code}})) == "/sign-in");
  CHECK(portal.get(ann, "/sign-in/link", {{"token", mail.link}}).status == 410);
  CHECK_FALSE(portal.visitor(ann).actor.signed_in());

  mail = portal.ask(ann, "ann@example.org");
  portal.fake.clock().now_ += 15min - 1s;
  CHECK(portal.post(ann, "/sign-in/code", {{"code", mail.code}}).status == 303);
  CHECK(portal.visitor(ann).actor.signed_in());
}

TEST_CASE("mail scanners don't use a link up; in another browser a person presses a button", "[integration]") {
  TestPortal portal;
  Browser ann, scanner, phone;
  const auto mail = portal.ask(ann, "ann@example.org", "/petitions/7");
  for (int i = 0; i < 3; ++i) {
    const auto page = portal.get(scanner, "/sign-in/link", {{"token", mail.link}});
    CHECK(page.status == 200);
    CHECK(page.page.view == "core/sign_in_link");
    CHECK(page.page.model.at("email") == "ann@example.org");
    CHECK(scanner.set_cookies.empty());
  }
  Browser ahead = ann;
  ahead.headers.items = {{"sec-purpose", "prefetch;prerender"}};
  CHECK(portal.get(ahead, "/sign-in/link", {{"token", mail.link}}).status == 200);

  const auto answer = portal.post(phone, "/sign-in/link", {{"token", mail.link}});
  CHECK(location(answer) == "/petitions/7");
  CHECK(portal.visitor(phone).actor.email == "ann@example.org");

  // Once: neither the link nor the code works a second time, in whatever browser.
  CHECK(portal.post(scanner, "/sign-in/link", {{"token", mail.link}}).status == 410);
  CHECK(portal.get(ann, "/sign-in/link", {{"token", mail.link}}).status == 410);
  CHECK(location(portal.post(ann, "/sign-in/code", {{"code", mail.code}})) == "/sign-in");
  CHECK(portal.get(ann, "/sign-in/link", {{"token", ""}}).status == 410);
  CHECK_FALSE(portal.visitor(ann).actor.signed_in());
  CHECK(portal.count("kenes.session") == 1);
}

TEST_CASE("in the browser that asked, the link signs in at once", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = portal.ask(ann, "ann@example.org", "/petitions/7");
  CHECK(location(portal.get(ann, "/sign-in/link", {{"token", mail.link}})) == "/petitions/7");
  CHECK(portal.visitor(ann).actor.signed_in());
  CHECK(location(portal.get(ann, "/sign-in/link", {{"token", mail.link}})) == "/");
}

TEST_CASE("older mails lose their power with the one that was used", "[integration]") {
  TestPortal portal;
  Browser first, second;
  const auto old_mail = portal.ask(first, "ann@example.org");
  portal.sign_in(second, "ann@example.org");
  CHECK(location(portal.post(first, "/sign-in/code", {{"code", old_mail.code}})) == "/sign-in");
  CHECK(portal.post(first, "/sign-in/link", {{"token", old_mail.link}}).status == 410);
}

TEST_CASE("nobody learns whether an address has an account", "[integration]") {
  TestPortal portal;
  Browser ann, a, b;
  portal.sign_in(ann, "known@example.org");
  const auto known = portal.post(a, "/sign-in", {{"email", "known@example.org"}, {"then", "/"}});
  const auto known_mail = portal.fake.mail().back();
  const auto unknown = portal.post(b, "/sign-in", {{"email", "never@example.org"}, {"then", "/"}});
  const auto unknown_mail = portal.fake.mail().back();
  CHECK(known.status == unknown.status);
  CHECK(location(known) == location(unknown));
  CHECK(known_mail.subject == unknown_mail.subject);
  const auto shape = [](const std::string& text) {
    return std::regex_replace(text, std::regex("[0-9]{6}|token=[A-Za-z0-9_-]+"), "*");
  };
  CHECK(shape(known_mail.text) == shape(unknown_mail.text));
  auto first = portal.get(a, "/sign-in/code").page.model, second = portal.get(b, "/sign-in/code").page.model;
  first["email"] = second["email"] = "";
  CHECK(first == second);
  CHECK(portal.count("kenes.person") == 1);
}

TEST_CASE("signing in always makes a new session", "[integration]") {
  TestPortal portal;
  Browser attacker, victim;
  portal.sign_in(attacker, "attacker@example.org");
  const auto planted = std::string(attacker.cookies.get("kenes_session"));
  victim.cookies = attacker.cookies;
  portal.post(victim, "/sign-out", {});
  victim.cookies.items = {{"kenes_session", planted}};
  portal.sign_in(victim, "victim@example.org");
  CHECK(victim.cookies.get("kenes_session") != planted);
  CHECK_FALSE(portal.visitor(attacker).actor.signed_in());

  // Signing in over a living session ends that one.
  Browser shared;
  portal.sign_in(shared, "ann@example.org");
  const Browser before = shared;
  const auto mail = portal.ask(shared, "bob@example.org");
  portal.post(shared, "/sign-in/code", {{"code", mail.code}});
  CHECK(portal.visitor(shared).actor.email == "bob@example.org");
  CHECK_FALSE(portal.visitor(before).actor.signed_in());
}

TEST_CASE("nobody is sent to another site", "[integration]") {
  TestPortal portal;
  const std::string then =
      GENERATE(as<std::string>{}, "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)",
               "/\t/evil.example", "evil.example", "/x\r\nSet-Cookie: a=b", "/sign-in?then=//evil.example");
  Browser ann;
  CHECK(portal.get(ann, "/sign-in", {{"then", then}}).page.model.at("then") == "/");
  portal.sign_in(ann, "ann@example.org", "/x");
  CHECK(location(portal.get(ann, "/sign-in", {{"then", then}})) == "/");
  CHECK(location(portal.post(ann, "/account/name", {{"name", ""}, {"then", then}})) == "/");
  Browser again;
  CHECK(location(portal.sign_in(again, "ann@example.org", then)) == "/");
}

TEST_CASE("mails for one address are limited, and so are a network's", "[integration]") {
  TestPortal portal({.from_network = {"sign_in.network", 1h, 12}});
  const auto status = [&](const std::string& email, const std::string& client) {
    Browser browser{.client = client};
    return portal.post(browser, "/sign-in", {{"email", email}}).status;
  };
  for (int i = 0; i < 5; ++i) CHECK(status("ann@example.org", "198.51.100." + std::to_string(i)) == 303);
  CHECK(status("Ann@example.org", "192.0.2.1") == 429);
  CHECK(portal.fake.mail().size() == 5);
  for (int i = 0; i < 7; ++i) CHECK(status("p" + std::to_string(i) + "@example.org", "198.51.100.200") == 303);
  CHECK(status("bob@example.org", "198.51.100.9") == 429);
  CHECK(status("bob@example.org", "198.51.101.9") == 303);
  portal.fake.clock().now_ += 1h;
  CHECK(status("ann@example.org", "198.51.100.1") == 303);
  CHECK(portal.count("kenes.attempt WHERE key LIKE '%ann%' OR key LIKE '%198%'") == 0);
}

TEST_CASE("after many wrong codes mails hold a link only", "[integration]") {
  TestPortal portal({.wrong_codes = {"sign_in.wrong_code", 24h, 3}});
  Browser thief, ann;
  const auto mail = portal.ask(thief, "ann@example.org");
  const auto wrong = mail.code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 3; ++i) portal.post(thief, "/sign-in/code", {{"code", wrong}});
  const auto careful = portal.ask(ann, "ann@example.org");
  CHECK(careful.code.empty());
  REQUIRE_FALSE(careful.link.empty());
  CHECK(portal.post(ann, "/sign-in/code", {{"code", "000000"}}).status == 422);
  CHECK(portal.get(ann, "/sign-in/link", {{"token", careful.link}}).status == 303);
  CHECK(portal.visitor(ann).actor.signed_in());
}

TEST_CASE("what is stored tells no secret", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = portal.ask(ann, "ann@example.org");
  const auto browser = std::string(ann.cookies.get("kenes_sign_in"));
  portal.post(ann, "/sign-in/code", {{"code", mail.code}});
  const auto token = std::string(ann.cookies.get("kenes_session"));
  const auto stored = portal.fake.database().read([](soci::session& sql) {
    std::string text;
    sql << "SELECT (SELECT json_agg(s)::text FROM kenes.session s) || (SELECT json_agg(s)::text FROM kenes.sign_in s)",
        soci::into(text);
    return text;
  });
  for (const auto& secret : {mail.link, browser, token, "\"" + mail.code}) {
    CHECK(stored.find(secret) == std::string::npos);
  }
}

TEST_CASE("a malformed address is explained and sends nothing", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto answer = portal.post(ann, "/sign-in", {{"email", "ann@"}, {"then", "/petitions/7/sign?name=Ann"}});
  CHECK(answer.status == 422);
  CHECK(answer.page.model.at("form").at("email").at("value") == "ann@");
  CHECK(answer.page.model.at("then") == "/petitions/7/sign?name=Ann");
  CHECK(portal.post(ann, "/sign-in", {{"email", ""}}).status == 422);
  CHECK(portal.fake.mail().empty());
}

}  // namespace kenes::test
