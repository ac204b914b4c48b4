#pragma once
// For tests only: the pages of identity and users on a real database, called as the dispatcher would call them, by
// browsers that keep their cookies.
#include <catch2/catch.hpp>
#include <regex>

#include "identity/contacts/email_contacts.hpp"
#include "identity/pages.hpp"
#include "identity/test_call.hpp"
#include "kenes/testing/fake_host.hpp"
#include "users/core_data.hpp"
#include "users/erasure.hpp"
#include "users/pages.hpp"

namespace kenes::test {

using namespace std::chrono_literals;

class TestPortal {
 public:
  explicit TestPortal(identity::EmailLimits limits = {}, const std::vector<config::SignIn>& sign_ins = {})
      : fake({}),
        sessions(fake.database(), secrets_of(fake, plugin_), "https://kenes.test"),
        identity_pages(sessions, sign_ins, limits),
        contacts(
            sessions, [this]() -> Host& { return fake.host("core"); }, limits),
        sign_ins_(sign_ins),
        users_pages(sessions, sign_ins_, [this] { return parts(); }) {
    plugin_.parts = [this] { return parts(); };
    identity_pages.declare(routes_);
    contacts.declare(routes_);
    // As a plugin would: somebody writes and leaves a name and an address.
    routes_.route({.method = Method::post, .path = "/write", .access = Access::anyone(), .handler = [this](Call& call) {
                     const auto& form = call.request().form;
                     const auto answer = contacts.confirm(
                         call, {std::string(form.get("name")), std::string(form.get("email"))}, form.get("then"));
                     return answer ? *answer : text(answer.error().message, "text/plain", 422);
                   }});
    users_pages.declare(routes_);
  }

  struct Browser {
    NamedValues cookies = {};
    NamedValues headers = {};
    std::string client = "203.0.113.7";
    std::vector<std::string> set_cookies = {}, flashes = {};  // of the last answer
  };

  Response get(Browser& browser, const std::string& path, const std::vector<NamedValue>& query = {}) {
    return send(browser, {.method = Method::get, .path = path, .query = {query}});
  }
  Response post(Browser& browser, const std::string& path, const std::vector<NamedValue>& form) {
    return send(browser, {.method = Method::post, .path = path, .form = {form}});
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
  int count(const std::string& question) {
    return fake.database().read([&](soci::session& sql) {
      int number = 0;
      sql << "SELECT count(*)::integer FROM " + question, soci::into(number);
      return number;
    });
  }

 private:
  class CorePlugin final : public Plugin {
   public:
    void declare(Registrar& registrar) override {
      identity::declare_retention(registrar);
      registrar.job(users::erase_again_kind, [this](Host& host, const boost::json::object& payload) {
        users::erase_again(host, parts(), payload.at("person").to_number<std::int64_t>());
      });
    }
    users::Parts parts;
  };
  static const Secrets& secrets_of(testing::FakeHost& fake, CorePlugin& plugin) {
    fake.load(plugin, "core", "/nowhere");
    return fake.host("core").secrets();
  }

  Response send(Browser& browser, Request request) {
    for (const auto& route : routes_.all) {
      if (route.method != request.method || route.path != request.path) continue;
      request.client = browser.client;
      request.headers = browser.headers;
      auto who = visitor(browser);
      if (route.access.kind == Access::Kind::signed_in && !who.actor.signed_in()) return redirect("/sign-in");
      TestCall call(fake.host("core"), service_, std::move(request), browser.cookies, std::move(who));
      const auto response = route.handler(call);
      browser.set_cookies = call.headers;
      browser.flashes = call.flashes;
      return response;
    }
    throw std::logic_error("no route " + request.path);
  }

  CorePlugin plugin_;
  Service service_;
  TestRoutes routes_;

 public:
  testing::FakeHost fake;
  identity::Sessions sessions;
  identity::Pages identity_pages;
  identity::EmailContacts contacts;

 private:
  const std::vector<config::SignIn> sign_ins_;
  // The core, and what a test has added.
  std::vector<users::Part> parts() {
    std::vector<users::Part> all{{"core", &fake.host("core"), core_data_, nullptr}};
    all.insert(all.end(), more_parts.begin(), more_parts.end());
    return all;
  }
  std::shared_ptr<PersonalData> core_data_ = std::make_shared<users::CoreData>();

 public:
  std::vector<users::Part> more_parts;
  users::Pages users_pages;
};

inline std::string location(const Response& response) {
  for (const auto& header : response.headers) {
    if (header.name == "location") return header.value;
  }
  return "";
}

}  // namespace kenes::test
