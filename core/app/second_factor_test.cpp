// The second factor stands in every way to a role: pages, twins, plugins that look at roles themselves, programs,
// forms.
#include <catch2/catch.hpp>

#include "app/dispatch.hpp"
#include "identity/staff/test_staff_portal.hpp"
#include "view/test_support.hpp"

namespace kenes::test {
namespace {

class Dispatched {
 public:
  Dispatched() {
    service_.slug = "petitions";
    service_.plugin = "letters";
    portal.give({{"mod@example.org", "moderator", "service:petitions"}});
    browser = portal.sign_in("mod@example.org");
    routes_ = {
        {.method = Method::get,
         .path = "/moderate",
         .access = Access::role("moderator"),
         .handler =
             [](Call&) {
               return page("core/empty_page", {{"title", "Queue"}, {"secret", "queue"}});
             }},
        // As for officials of an authority: the handler looks itself.
        {.method = Method::get,
         .path = "/work",
         .access = Access::signed_in(),
         .handler = [](Call& call) { return call.is("moderator") ? text("queue", "text/plain") : forbidden(); }},
        {.method = Method::post, .path = "/decide", .access = Access::role("moderator"), .handler = [this](Call&) {
           ++decided;
           return redirect("/petitions");
         }}};
  }

  http::Answer send(const std::string& path, Request request = {}) {
    for (const auto& route : routes_) {
      if (route.path != path) continue;
      request.method = route.method;
      request.path = "/petitions" + path;
      request.target = request.path;
      const app::PlacedRoute placed{&route, &service_, &host_, "/petitions" + path};
      return dispatch_.answer({.request = std::move(request),
                               .cookies = browser.cookies,
                               .verb = route.method == Method::get ? "GET" : "POST"},
                              placed);
    }
    throw std::logic_error("no route " + path);
  }
  std::string csrf() { return portal.visitor(browser).csrf_token; }

  StaffPortal portal;
  StaffPortal::Browser browser;
  int decided = 0;

 private:
  static view::Options options(const Translator& words) {
    view::Options options;
    options.sources.push_back({"core", std::string(KENES_SOURCE_DIR) + "/core/templates"});
    options.languages.push_back({"en", [&words](const std::string&) -> const Translator& { return words; }});
    return options;
  }
  static config::Portal settings() {
    config::Portal settings;
    settings.languages = {"en"};
    settings.base_url = "https://kenes.test";
    return settings;
  }

  config::Portal settings_ = settings();
  app::Facilities facilities_{
      .portal = settings_,
      .clock = portal.base.fake.clock(),
      .database = portal.base.fake.database(),
      .jobs = portal.host().jobs(),
      .mail = portal.host().mail(),
      .audit = portal.host().audit(),
      .secrets = portal.host().secrets(),
      .translator = [this](std::string_view, std::string_view) -> const Translator& {
        return portal.host().translator("en");
      },
      .read_toml = [](const std::filesystem::path&, std::vector<Fault>&) { return Document{}; }};
  view::testing::FakeWords words_{"en"};  // the real loader's texts keep their placeholders
  view::Engine view_{options(words_)};
  app::Layout layout_{settings_, {}, {}};
  app::Dispatch dispatch_{facilities_, portal.sessions, view_, layout_};
  app::PluginHost host_{facilities_, "letters"};
  Service service_;
  std::vector<Route> routes_;
};

}  // namespace

TEST_CASE("no way to a role goes round the second factor", "[integration]") {
  Dispatched portal;
  CHECK(location(portal.send("/moderate").response) == "/account/second-factor/show?then=%2Fpetitions%2Fmoderate");
  CHECK(location(portal.send("/work").response).starts_with("/account/second-factor/show"));

  const auto twin = portal.send("/moderate", {.wants_json = true}).response;
  CHECK(twin.status == 403);
  CHECK(boost::json::parse(twin.body).at("code") == "second_factor");
  CHECK(portal.send("/work", {.wants_json = true}).response.status == 403);

  for (const NamedValue& header : std::vector<NamedValue>{{"accept", "application/json"},
                                                          {"authorization", "Bearer mod@example.org"},
                                                          {"x-requested-with", "XMLHttpRequest"},
                                                          {"x-second-factor", "1"}}) {
    CHECK(portal.send("/moderate", {.headers = {{header}}}).response.status == 303);
  }

  portal.portal.set_up_app(portal.browser);
  CHECK(portal.send("/work").response.body == "queue");
  CHECK(portal.send("/moderate", {.wants_json = true}).response.body.find("queue") != std::string::npos);
}

TEST_CASE("a form that was sent too early is kept, and one from elsewhere is not", "[integration]") {
  Dispatched portal;
  const NamedValues entered{{{"csrf", portal.csrf()}, {"reason", "A \"long\" <reason>"}}};
  const auto kept = portal.send("/decide", {.form = entered}).response;
  CHECK(kept.status == 403);
  CHECK(kept.body.find("value=\"A &quot;long&quot; &lt;reason&gt;\"") != std::string::npos);
  CHECK(kept.body.find("action=\"/petitions/decide\"") != std::string::npos);
  const auto forged = portal.send("/decide", {.form = {{{"reason", "forged"}}}}).response;
  CHECK(forged.status == 403);
  CHECK(forged.body.find("forged") == std::string::npos);
  CHECK(portal.decided == 0);

  portal.portal.set_up_app(portal.browser);
  CHECK(portal.send("/decide", {.form = entered}).response.status == 303);
  CHECK(portal.decided == 1);
}

TEST_CASE("whoever has another role is told that the page isn't theirs, not to show a factor", "[integration]") {
  Dispatched portal;
  portal.portal.give({{"mod@example.org", "official", "service:petitions"}});
  portal.portal.wait(5s);
  CHECK(portal.send("/moderate").response.status == 403);
}

}  // namespace kenes::test
