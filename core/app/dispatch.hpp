#pragma once
// From a decoded request to an answer: visitor, language, access, CSRF, rate, handler, page. Deny by default.
#include <set>
#include <string>
#include <string_view>

#include "app/access.hpp"
#include "app/layout.hpp"
#include "app/plugin_host.hpp"
#include "app/rate_limit.hpp"
#include "app/routes.hpp"
#include "http/exchange.hpp"
#include "identity/sessions.hpp"
#include "view/engine.hpp"

namespace kenes::app {

class Dispatch {
 public:
  Dispatch(const Facilities& facilities, identity::Sessions& sessions, const view::Engine& view, const Layout& layout);

  // Neither throws: what goes wrong becomes a page that says what to do. [any thread]
  http::Answer answer(const http::Exchange& exchange, const PlacedRoute& placed);
  // Dresses a problem found before a route was known (404, 405, 400).
  http::Answer answer_problem(const http::Exchange& exchange, Response problem);

  // Posts to this pattern come with a form that only its handler can read: it looks for the CSRF token itself. Before
  // the first request.
  void leave_token_to(std::string pattern) { own_token_.insert(std::move(pattern)); }

  // This pattern's role may be held in any service or authority; its handler looks at scopes itself. Before the first
  // request.
  void open_wherever_held(std::string pattern) { wherever_held_.insert(std::move(pattern)); }
  const std::set<std::string, std::less<>>& wherever_held() const { return wherever_held_; }

  const RateLimit& limits() const { return limits_; }

 private:
  struct Context;
  Response guarded(Context& context);
  Response handle(Context& context);
  Verdict judged(const Context& context, const Actor& actor) const;
  Response refuse(const Context& context, Verdict verdict) const;
  // Roles are withheld until a second factor is shown.
  Response second_factor_first(const Context& context) const;
  bool within_rate(const Context& context);
  std::string language_of(const Context& context) const;
  const Translator& words_of(const Context& context) const;
  http::Answer finish(Context& context, Response response);
  void give_form_cookie(Context& context);
  void render(Context& context, Response& response);

  const Facilities& facilities_;
  identity::Sessions& sessions_;
  const view::Engine& view_;
  const Layout& layout_;
  RateLimit limits_;
  std::set<std::string, std::less<>> own_token_, wherever_held_;
};

}  // namespace kenes::app
