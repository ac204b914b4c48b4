#include "identity/codes/code_provider.hpp"

#include "identity/core_call.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

// What a person who adds an address was shown says so when it is posted.
constexpr std::string_view adding_field = "adding";

}  // namespace

void CodeProvider::declare(Registrar& registrar) {
  registrar.route({.method = Method::post,
                   .path = std::string(asking_.path),
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return send_code(core_call(call)); },
                   .twin = false,
                   .per_minute = ProofPages::per_minute});
  pages_.declare(registrar);
}

Response CodeProvider::ask(CoreCall& call, boost::json::object form, const Asked& asked, boost::json::array others,
                           int status) const {
  return page(asking_.view,
              {{"title", asked.adding ? call.tr(asking_.adding_title) : call.tr("Sign in")},
               {"adding", asked.adding},
               {"form", std::move(form)},
               {"then", asked.then},
               {"action", std::string(asking_.path)},
               {"others", std::move(others)}},
              status);
}

Response CodeProvider::start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) {
  boost::json::array ways;
  for (const auto* other : others) {
    const auto href = "/sign-in?with=" + in_query(other->key()) + "&then=" + in_query(then);
    ways.push_back(boost::json::object{{"title", other->title(call.words())}, {"href", href}});
  }
  return ask(call, Form::blank({{std::string(asking_.field), ""}}), {then, call.actor().signed_in()}, std::move(ways),
             200);
}

Response CodeProvider::send_code(CoreCall& call) const {
  const Asked asked{local_path(call.request().form.get("then")),
                    call.actor().signed_in() && call.request().form.has(adding_field)};
  Form form(call.request().form, call.words());
  const auto address = form.text(asking_.field, {.required = asking_.missing, .max_length = 320});
  if (!form.ok()) return ask(call, form.model(), asked, {}, 422);
  auto begun =
      pages_.begin(call, call.host(), address, asked.then, {.adds_to = asked.adding ? call.actor().person_id : 0});
  if (begun) return std::move(*begun);
  form.reject(asking_.field, begun.error().message);
  return ask(call, form.model(), asked, {}, begun.error().code == "too_many" ? 429 : 422);
}

}  // namespace kenes::identity
