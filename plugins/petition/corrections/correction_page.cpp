#include "corrections/corrections.hpp"
#include "domain/stages.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"
#include "routes.hpp"

namespace kenes::petition {

namespace {

std::optional<Seen> see_published(const Office& office, const Call& call) {
  auto seen = see(office, call);
  if (!seen || !is_public(*seen->stage)) return std::nullopt;
  return seen;
}

Response form_page(Call& call, const Seen& seen, boost::json::object form, int status) {
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Add a correction");
  model["form"] = std::move(form);
  model["request"] = request_of(call);
  model["form_action"] = call.request().path;
  return page("petition/corrections/new", std::move(model), status);
}

}  // namespace

void declare_corrections(Registrar& registrar, const Office& office) {
  const Access moderator = Access::role("moderator");
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/correction", moderator, correction_page, no_twin},
      {Method::post, "/{id:int}/correction", moderator, correction_action, no_twin},
  };
  declare_routes(registrar, office, routes);
}

Response correction_page(Call& call, const Office& office) {
  const auto seen = see_published(office, call);
  if (!seen) return not_found();
  return form_page(call, *seen, Form::blank({{"text", ""}}), 200);
}

Response correction_action(Call& call, const Office& office) {
  const auto seen = see_published(office, call);
  if (!seen) return not_found();
  Form form(call.request().form, call.words());
  const auto text = form.text("text", {.required = "Enter the note",
                                       .max_length = 2000,
                                       .too_long = "The text must be {max} characters or fewer: it has {count}"});
  if (!form.ok()) return form_page(call, *seen, form.model(), 422);
  if (step_of(call) == Step::change) return form_page(call, *seen, form.model(), 200);
  const auto request = request_of(call);
  if (step_of(call) == Step::enter) {
    return preview_page(call,
                        {.title = call.tr("Check before you publish it"),
                         .heading = call.tr("What everyone will see"),
                         .text = text,
                         .consequence = call.tr("It stands under the text for ever. The author gets it by e-mail."),
                         .confirm = call.tr("Publish it"),
                         .fields = {{"text", text}, {"request", request}}},
                        &seen->petition);
  }
  if (!add_correction(office, call.service().slug, seen->petition.id, text, request, call.actor())) return not_found();
  call.flash("success", call.tr("It is published on the petition's page."));
  return redirect(call.url("/" + std::to_string(seen->petition.id)));
}

}  // namespace kenes::petition
