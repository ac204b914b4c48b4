#include "app/dispatch.hpp"

#include <spdlog/spdlog.h>

#include "app/live_call.hpp"
#include "app/problem.hpp"
#include "i18n/negotiate.hpp"
#include "identity/second_factor/pages.hpp"

namespace kenes::app {
namespace {

constexpr std::string_view language_cookie = "kenes_lang";

bool changes_something(Method method) {
  return method != Method::get;
}

std::string scope_of(const Service& service) {
  return service.slug.empty() ? "" : "service:" + service.slug;
}

}  // namespace

struct Dispatch::Context {
  const http::Exchange& exchange;
  const PlacedRoute* placed = nullptr;
  identity::Visitor visitor = {};
  std::string language = {};
  std::vector<FlashMessage> shown = {};   // came with the request
  std::vector<FlashMessage> left = {};    // for the next page
  std::vector<std::string> cookies = {};  // Set-Cookie values
};

Dispatch::Dispatch(const Facilities& facilities, identity::Sessions& sessions, const view::Engine& view,
                   const Layout& layout)
    : facilities_(facilities), sessions_(sessions), view_(view), layout_(layout) {}

http::Answer Dispatch::answer(const http::Exchange& exchange, const PlacedRoute& placed) {
  Context context{.exchange = exchange, .placed = &placed};
  context.language = language_of(context);
  return finish(context, guarded(context));
}

http::Answer Dispatch::answer_problem(const http::Exchange& exchange, Response problem) {
  Context context{.exchange = exchange};
  context.language = language_of(context);
  return finish(context, std::move(problem));
}

// An exception fails this one request: the page says what to do, the log what happened, neither tells the other's part.
Response Dispatch::guarded(Context& context) {
  try {
    return handle(context);
  } catch (const DatabaseUnavailable& error) {
    spdlog::warn("request={} route={} database unavailable: {}", context.exchange.request.id, context.placed->pattern,
                 error.what());
    return unavailable();
  } catch (const std::exception& error) {
    const auto state = sql::sqlstate(error);
    context.placed->host->log().error("request={} route={} failed: {}", context.exchange.request.id,
                                      context.placed->pattern, state.empty() ? error.what() : "SQLSTATE " + state);
  } catch (...) {
    context.placed->host->log().error("request={} route={} failed with something that is no exception",
                                      context.exchange.request.id, context.placed->pattern);
  }
  return server_error();
}

Response Dispatch::handle(Context& context) {
  const auto& exchange = context.exchange;
  const auto* placed = context.placed;
  const auto& request = exchange.request;
  context.visitor = sessions_.identify(exchange.cookies, facilities_.clock.now());
  context.shown = read_flash(exchange.cookies.get(flash_cookie), facilities_.secrets);

  const auto verdict = judged(context, context.visitor.actor);
  if (verdict != Verdict::allowed) return refuse(context, verdict);
  if (changes_something(request.method) && !own_token_.contains(placed->pattern) &&
      !sessions_.csrf_ok(context.visitor, request, exchange.cookies))
    return expired_form(words_of(context));
  if (!within_rate(context)) return too_many(words_of(context));

  const auto& words = placed->host->translator(context.language);
  LiveCall call({.request = request,
                 .cookies = exchange.cookies,
                 .service = *placed->service,
                 .host = *placed->host,
                 .words = words,
                 .visitor = context.visitor});
  auto response = placed->route->handler(call);
  // A handler that looks at roles itself sees none while they are withheld.
  if (response.status == 403 && !context.visitor.withheld_roles.empty()) response = second_factor_first(context);
  context.left = call.flashes();
  context.cookies = call.cookies_to_set();
  return response;
}

Verdict Dispatch::judged(const Context& context, const Actor& actor) const {
  const auto& placed = *context.placed;
  if (wherever_held_.contains(placed.pattern)) return judge_anywhere(placed.route->access, actor);
  return judge(placed.route->access, actor, scope_of(*placed.service));
}

Response Dispatch::refuse(const Context& context, Verdict verdict) const {
  const auto& request = context.exchange.request;
  if (verdict == Verdict::forbidden && !context.visitor.withheld_roles.empty()) {
    auto with_roles = context.visitor.actor;
    with_roles.roles = context.visitor.withheld_roles;
    if (judged(context, with_roles) == Verdict::allowed) return second_factor_first(context);
  }
  if (verdict == Verdict::forbidden || request.wants_json || changes_something(request.method)) return forbidden();
  return redirect("/sign-in?then=" + percent_encode(request.target));
}

Response Dispatch::second_factor_first(const Context& context) const {
  const auto& request = context.exchange.request;
  const auto show = std::string(identity::second_factor::Pages::show_path);
  if (request.wants_json) return second_factor_missing();
  if (!changes_something(request.method)) return redirect(show + "?then=" + percent_encode(request.target));
  // What was entered is shown again as a form, so it must have been sent from here.
  if (!sessions_.csrf_ok(context.visitor, request, context.exchange.cookies)) return expired_form(words_of(context));
  boost::json::array fields;
  for (const auto& [name, value] : request.form.items)
    if (name != "csrf") fields.push_back(boost::json::object{{"name", name}, {"value", value}});
  return page("core/second_factor/first",
              {{"title", words_of(context).tr("Show your second factor first")},
               {"action", request.target},
               {"fields", std::move(fields)},
               {"show_href", show}},
              403);
}

bool Dispatch::within_rate(const Context& context) {
  const auto& actor = context.visitor.actor;
  const int allowed = allowed_per_minute(*context.placed->route, actor);
  if (allowed == 0) return true;
  const auto who = actor.signed_in() ? "p" + std::to_string(actor.person_id) : "a" + context.exchange.request.client;
  return limits_.take(context.placed->pattern + "|" + who, allowed, facilities_.clock.now());
}

std::string Dispatch::language_of(const Context& context) const {
  const auto& request = context.exchange.request;
  return i18n::negotiate(facilities_.portal.languages, request.query.get("lang"),
                         context.exchange.cookies.get(language_cookie), request.headers.get("accept-language"));
}

http::Answer Dispatch::finish(Context& context, Response response) {
  const auto& request = context.exchange.request;
  const bool personal = context.visitor.had_cookie || !context.shown.empty() || !context.left.empty();
  if (personal) response.caching = Caching::no_store;
  const bool page = !response.page.view.empty();
  if (page && !request.wants_json) {
    if (response.caching == Caching::no_store && response.status < 500) give_form_cookie(context);
    // What a shared cache may keep must not hold one visitor's token.
    if (response.caching != Caching::no_store) context.visitor.csrf_token.clear();
    render(context, response);
  } else if (page) {
    response.body = boost::json::serialize(response.page.model);
    response.content_type = "application/json; charset=utf-8";
  }
  if (page && !context.shown.empty()) context.cookies.push_back(std::string(flash_cookie) + "=; Path=/; Max-Age=0");
  if (!context.left.empty())
    context.cookies.push_back(std::string(flash_cookie) + "=" + write_flash(context.left, facilities_.secrets) +
                              "; Path=/; Max-Age=300; HttpOnly; SameSite=Lax");
  const auto asked = request.query.get("lang");
  if (asked == context.language && context.exchange.cookies.get(language_cookie) != asked)
    context.cookies.push_back(std::string(language_cookie) + "=" + context.language +
                              "; Path=/; Max-Age=31536000; SameSite=Lax");
  for (auto& cookie : context.cookies) response.headers.push_back({"Set-Cookie", std::move(cookie)});
  response.headers.push_back({"Content-Language", context.language});
  return {.response = std::move(response),
          .route = context.placed == nullptr ? "" : context.placed->pattern,
          .personal = context.visitor.had_cookie};
}

const Translator& Dispatch::words_of(const Context& context) const {
  return facilities_.translator("core", context.language);
}

void Dispatch::give_form_cookie(Context& context) {
  if (!context.visitor.csrf_token.empty()) return;
  auto form = sessions_.new_form_token();
  context.visitor.csrf_token = std::move(form.token);
  context.cookies.push_back(std::move(form.set_cookie));
}

void Dispatch::render(Context& context, Response& response) {
  auto model = std::move(response.page.model);
  for (auto& [name, value] : response.page.html_only) model[name] = std::move(value);
  auto around = layout_.globals(context.language, {.request = context.exchange.request,
                                                   .visitor = context.visitor,
                                                   .flashes = context.shown,
                                                   .words = [&](std::string_view domain) -> const Translator& {
                                                     return facilities_.translator(domain, context.language);
                                                   }});
  try {
    response.body = view_.render(response.page.view, context.language, model, around);
  } catch (const std::exception& error) {
    spdlog::error("request={} page {} can't be shown: {}", context.exchange.request.id, response.page.view,
                  error.what());
    response = plain_failure(context.exchange.request.id);
  }
}

}  // namespace kenes::app
