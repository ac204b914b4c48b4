#include "identity/test_portal.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

namespace {

TestPortal::Mail write(TestPortal& portal, Browser& browser, const std::string& email, const std::string& name = "Ann",
                       const std::string& then = "/letters/new/letter?parked=abc") {
  REQUIRE(location(portal.post(browser, "/write", {{"name", name}, {"email", email}, {"then", then}})) ==
          "/confirm/code");
  return portal.last_mail();
}

}  // namespace

TEST_CASE("who writes without signing in confirms the address and comes back to the letter", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = write(portal, ann, " Ann@Example.ORG ", "Ann Lee");
  const auto& sent = portal.fake.mail().back();
  CHECK(sent.address == "ann@example.org");
  CHECK(sent.urgent);
  for (const auto& text : {sent.subject, sent.text}) {
    CHECK(text.find("ign in") == std::string::npos);
    CHECK(text.find("sign-in") == std::string::npos);
  }
  CHECK(portal.get(ann, "/confirm/code").page.model.at("email") == "ann@example.org");

  SECTION("by the code") {
    CHECK(portal.post(ann, "/confirm/code", {{"code", "12345"}}).status == 422);
    const auto answer = portal.post(ann, "/confirm/code", {{"code", mail.code}});
    CHECK(location(answer) == "/letters/new/letter?parked=abc");
    CHECK_FALSE(ann.cookies.has("kenes_contact"));
  }
  SECTION("by the link in the same browser") {
    CHECK(location(portal.get(ann, "/confirm/link", {{"token", mail.link}})) == "/letters/new/letter?parked=abc");
  }
  SECTION("by the link on a telephone, after a button; a scanner of mail uses nothing up") {
    Browser scanner, phone;
    CHECK(portal.get(scanner, "/confirm/link", {{"token", mail.link}}).page.model.at("email") == "ann@example.org");
    CHECK_FALSE(portal.visitor(scanner).actor.signed_in());
    ann = phone;
    CHECK(portal.post(ann, "/confirm/link", {{"token", mail.link}}).status == 303);
  }
  const auto who = portal.visitor(ann).actor;
  CHECK(who.email == "ann@example.org");
  CHECK(who.name == "Ann Lee");
  CHECK(who.assurance == Assurance::contact);
  CHECK(portal.get(ann, "/confirm/link", {{"token", mail.link}}).status == 410);
}

TEST_CASE("a name that is known already isn't changed by whoever writes it into a form", "[integration]") {
  TestPortal portal;
  Browser ann;
  auto mail = write(portal, ann, "ann@example.org", "Ann Lee");
  portal.post(ann, "/confirm/code", {{"code", mail.code}});
  Browser later;
  mail = write(portal, later, "ann@example.org", "Somebody Else");
  portal.post(later, "/confirm/code", {{"code", mail.code}});
  CHECK(portal.visitor(later).actor.name == "Ann Lee");
  CHECK(portal.count("kenes.person") == 1);
}

TEST_CASE("nothing tells whether an address is known, and mails to it are limited", "[integration]") {
  TestPortal portal({.from_network = {"sign_in.network", 1h, 8}});
  Browser known;
  portal.sign_in(known, "known@example.org");
  const auto answer = [&](const std::string& email) {
    Browser browser;
    const auto response = portal.post(browser, "/write", {{"name", "A"}, {"email", email}, {"then", "/x"}});
    return std::to_string(response.status) + location(response) + response.body;
  };
  CHECK(answer("known@example.org") == answer("never@example.org"));
  for (int i = 0; i < 3; ++i) answer("known@example.org");
  CHECK(answer("known@example.org").find("several mails") != std::string::npos);
  CHECK(answer("other@example.org").find("303") == 0);
  CHECK(answer("another@example.org").find("network") != std::string::npos);
  CHECK(answer("no address").find("right form") != std::string::npos);
}

TEST_CASE("nobody who confirms an address is sent to another site", "[integration]") {
  TestPortal portal;
  Browser ann;
  const auto mail = write(portal, ann, "ann@example.org", "Ann", "//evil.example");
  CHECK(location(portal.post(ann, "/confirm/code", {{"code", mail.code}})).starts_with("/account/name"));
}

}  // namespace kenes::test
