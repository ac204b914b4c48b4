#pragma once
// For tests only: a portal that asks its staff for a second factor, with the pages of administrators and of the factor,
// called as the dispatcher would call them.
#include "app/access.hpp"
#include "identity/roles.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/second_factor/totp/test_typed.hpp"
#include "identity/second_factor/totp/totp.hpp"
#include "identity/staff/pages.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

class StaffPortal {
 public:
  using Browser = TestPortal::Browser;
  explicit StaffPortal(bool required = true)
      : sessions(base.fake.database(), host().secrets(), "https://kenes.test", {.staff_second_factor = required}),
        factor_pages_(sessions, [](std::string_view) { return std::string("Kenes"); }),
        staff_pages_(sessions, {portal_, registry_, [this](std::string_view, std::string_view) -> const Translator& {
                                  return host().translator("en");
                                }}) {
    for (const auto* slug : {"petitions", "letters"}) {
      Service service;
      service.slug = slug;
      service.plugin = "letters";
      portal_.services.push_back(std::move(service));
    }
    Authority government;
    government.key = "government";
    portal_.authorities.push_back(std::move(government));
    std::vector<Fault> faults;
    const auto registrar = registry_.registrar("letters", {}, faults);
    registrar->role("moderator", "Checks petitions");
    registrar->role("official", "Answers petitions");
    factor_pages_.declare(dispatch_.routes);
    staff_pages_.declare(dispatch_.routes);
    give({{"chief@example.org", "administrator", ""}});
  }

  Host& host() { return base.fake.host("core"); }
  Time now() { return base.now(); }
  // The portal file's list.
  void give(const std::vector<config::Staff>& staff) {
    REQUIRE(identity::synchronise_staff(base.fake.database(), host().audit(), staff, now()));
  }
  Browser sign_in(const std::string& email) {
    Browser browser;
    base.sign_in(browser, email);
    return browser;
  }
  // Signed in, with an app set up, whose secret it gives.
  Browser proven(const std::string& email, std::string* secret = nullptr) {
    auto browser = sign_in(email);
    const auto own = set_up_app(browser);
    if (secret != nullptr) *secret = own;
    return browser;
  }
  std::string set_up_app(Browser& browser) {
    const auto model = get(browser, "/account/second-factor/app").page.model;
    const auto secret = secret_typed(std::string(model.at("typed").as_string()));
    const auto code = identity::second_factor::totp_code(secret, identity::second_factor::totp_step(now()));
    last = post(browser, "/account/second-factor/app",
                {{"secret", std::string(model.at("sealed").as_string())}, {"code", code}});
    REQUIRE(last.status < 400);
    return secret;
  }
  std::string code(const std::string& secret) {
    return identity::second_factor::totp_code(secret, identity::second_factor::totp_step(now()));
  }
  identity::Visitor visitor(const Browser& browser) { return sessions.identify(browser.cookies, now()); }
  void wait(std::chrono::seconds time) { base.fake.clock().now_ += time; }

  Response get(Browser& browser, const std::string& target) {
    const auto question = target.find('?');
    Request request{.method = Method::get, .path = target.substr(0, question), .target = target};
    if (question != std::string::npos) {
      const auto query = target.substr(question + 1);
      request.query.items.push_back({query.substr(0, query.find('=')), query.substr(query.find('=') + 1)});
    }
    return dispatch_.send(browser, std::move(request));
  }
  Response post(Browser& browser, const std::string& path, const std::vector<NamedValue>& form) {
    return dispatch_.send(browser, {.method = Method::post, .path = path, .target = path, .form = {form}});
  }
  // Invites, and gives the token of the mail.
  std::string invite(Browser& by, const std::string& email, const std::string& role, const std::string& scope) {
    last = post(by, "/staff/people/invite", {{"email", email}, {"role", role}, {"scope", scope}, {"language", "en"}});
    if (last.status != 303) return "";
    return base.last_mail().link;
  }
  Response accept(Browser& by, const std::string& token) {
    get(by, "/invitation?token=" + token);
    return post(by, "/invitation/accept", {});
  }
  long long role_id(const std::string& role) {
    return base.fake.database().read([&](soci::session& sql) {
      long long id = 0;
      sql << "SELECT max(id) FROM kenes.role WHERE name = cast(:role as text)", soci::use(role, "role"), soci::into(id);
      return id;
    });
  }
  std::vector<std::string> actions() {
    std::vector<std::string> all;
    for (const auto& one : base.fake.audited()) all.push_back(one.entry.action);
    return all;
  }

  TestPortal base;
  identity::Sessions sessions;
  Response last;

 private:
  std::optional<Response> refusal(const Route& route, const identity::Visitor& who) {
    const auto& anywhere = identity::staff::Pages::scoped_patterns();
    const bool wherever = std::find(anywhere.begin(), anywhere.end(), route.path) != anywhere.end();
    const auto verdict =
        wherever ? app::judge_anywhere(route.access, who.actor) : app::judge(route.access, who.actor, "");
    if (verdict == app::Verdict::sign_in) return redirect("/sign-in");
    if (verdict == app::Verdict::forbidden) return forbidden();
    return std::nullopt;
  }

  config::Portal portal_;
  plugins::Registry registry_;
  identity::second_factor::Pages factor_pages_;
  identity::staff::Pages staff_pages_;
  TestDispatch dispatch_{host(), [this](const Browser& browser) { return visitor(browser); },
                         [this](const Route& route, const identity::Visitor& who) { return refusal(route, who); }};
};

}  // namespace kenes::test
