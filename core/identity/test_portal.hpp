#pragma once
// For tests only: the pages of identity and users on a real database, called as the dispatcher would call them, by
// browsers that keep their cookies.
#include <catch2/catch.hpp>
#include <regex>

#include "identity/contacts/email_contacts.hpp"
#include "identity/joining/pages.hpp"
#include "identity/pages.hpp"
#include "identity/test_dispatch.hpp"
#include "kenes/testing/fake_host.hpp"
#include "users/core_data.hpp"
#include "users/pages.hpp"
#include "users/test_core_plugin.hpp"

namespace kenes::test {

using namespace std::chrono_literals;

class TestPortal {
 public:
  using Browser = TestBrowser;
  using MakeWays = std::function<identity::Ways(testing::FakeHost&)>;

  explicit TestPortal(const identity::CodeLimits& limits = {}, const std::vector<config::SignIn>& sign_ins = {})
      : TestPortal(0, [&](auto&) { return identity::Ways{.openid = sign_ins, .email_limits = limits}; }) {}
  static TestPortal with(const identity::Ways& ways) {
    return TestPortal(0, [&](auto&) { return ways; });
  }
  // For ways that need the host.
  static TestPortal made_by(const MakeWays& make_ways) { return TestPortal(0, make_ways); }

  TestPortal(int /*tells the others from it*/, const MakeWays& make_ways)
      : fake({}),
        sessions(fake.database(), secrets_of(fake, plugin_), "https://kenes.test"),
        ways(make_ways(fake)),
        identity_pages(sessions, ways),
        contacts(
            sessions, [this]() -> Host& { return fake.host("core"); }, ways.email_limits),
        users_pages(sessions, ways.openid, [this] { return parts(); }) {
    plugin_.parts = [this] { return parts(); };
    identity_pages.declare(dispatch_.routes);
    contacts.declare(dispatch_.routes);
    // As a plugin would: somebody writes and leaves a name and an address.
    dispatch_.routes.route(
        {.method = Method::post, .path = "/write", .access = Access::anyone(), .handler = [this](Call& call) {
           const auto& form = call.request().form;
           const auto answer = contacts.confirm(call, {std::string(form.get("name")), std::string(form.get("email"))},
                                                form.get("then"));
           return answer ? *answer : text(answer.error().message, "text/plain", 422);
         }});
    users_pages.declare(dispatch_.routes);
  }

  // The page on which two accounts are joined, which the portal declares beside those of identity.
  void add_joining(std::function<identity::joining::Keepers()> keepers) {
    plugin_.keepers = keepers;
    joining_pages_ = std::make_unique<identity::joining::Pages>(sessions, std::move(keepers));
    joining_pages_->declare(dispatch_.routes);
  }

  Response get(Browser& browser, const std::string& path, const std::vector<NamedValue>& query = {}) {
    return dispatch_.send(browser, {.method = Method::get, .path = path, .query = {query}});
  }
  Response post(Browser& browser, const std::string& path, const std::vector<NamedValue>& form) {
    return dispatch_.send(browser, {.method = Method::post, .path = path, .form = {form}});
  }
  identity::Visitor visitor(const Browser& browser) { return sessions.identify(browser.cookies, now()); }
  Time now() { return fake.clock().now(); }

  // Asks for a mail; the code and the link's token in it.
  struct Mail {
    std::string code, link;
  };
  Mail last_mail() {
    const auto& text = fake.mail().back().text;
    std::smatch found;
    Mail mail;
    if (std::regex_search(text, found, std::regex("code: ([0-9]{6})"))) mail.code = found[1];
    if (std::regex_search(text, found, std::regex("token=([A-Za-z0-9_-]+)"))) mail.link = found[1];
    return mail;
  }
  Mail ask(Browser& browser, const std::string& email, const std::string& then = "/") {
    REQUIRE(post(browser, "/sign-in", {{"email", email}, {"then", then}}).status == 303);
    return last_mail();
  }
  Response sign_in(Browser& browser, const std::string& email, const std::string& then = "/petitions") {
    const auto mail = ask(browser, email, then);
    return post(browser, "/sign-in/code", {{"code", mail.code}});
  }
  // A plugin's route in one of its services.
  void place(Route route, const Service& service, Host& host) { dispatch_.place(std::move(route), service, host); }
  int count(const std::string& question) {
    return fake.database().read([&](soci::session& sql) {
      int number = 0;
      sql << "SELECT count(*)::integer FROM " + question, soci::into(number);
      return number;
    });
  }

 private:
  static const Secrets& secrets_of(testing::FakeHost& fake, CorePlugin& plugin) {
    fake.load(plugin, "core", "/nowhere");
    return fake.host("core").secrets();
  }

  std::unique_ptr<identity::joining::Pages> joining_pages_;
  CorePlugin plugin_;

 public:
  testing::FakeHost fake;
  identity::Sessions sessions;
  identity::Ways ways;
  identity::Pages identity_pages;
  identity::EmailContacts contacts;

 private:
  // The core, and what a test has added.
  std::vector<users::Part> parts() {
    std::vector<users::Part> all{{"core", &fake.host("core"), core_data_, nullptr}};
    all.insert(all.end(), more_parts.begin(), more_parts.end());
    return all;
  }
  std::shared_ptr<PersonalData> core_data_ = std::make_shared<users::CoreData>(fake.host("core").secrets());

 public:
  std::vector<users::Part> more_parts;
  users::Pages users_pages;

 private:
  TestDispatch dispatch_{fake.host("core"), [this](const Browser& browser) { return visitor(browser); },
                         [](const Route& route, const identity::Visitor& who) -> std::optional<Response> {
                           const bool asks = route.access.kind == Access::Kind::signed_in && !who.actor.signed_in();
                           return asks ? std::optional(redirect("/sign-in")) : std::nullopt;
                         }};
};

}  // namespace kenes::test
