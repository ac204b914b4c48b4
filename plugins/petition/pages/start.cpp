// Starting a petition: what it asks for, and whether somebody has asked for it already. Without a sign-in; nothing is
// stored.
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/text_form.hpp"

namespace kenes::petition {

namespace {

Response first_step(Call& call, const Office& office, boost::json::object form, int status) {
  const auto& process = office.process(call.service().slug);
  return page("petition/new",
              {{"title", call.tr("Start a petition")},
               {"form", std::move(form)},
               {"limits", limit_model(process)},
               {"form_action", call.url("/new/similar")},
               {"home_href", call.url("")},
               {"how_href", call.url("/how-it-works")}},
              status);
}

}  // namespace

Response new_page(Call& call, const Office& office) {
  return first_step(call, office, Form::blank({{"action", std::string(call.request().query.get("action"))}}), 200);
}

Response similar_page(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  Form form(call.request().query, call.words());
  const auto action = read_action(form, process);
  if (!form.ok()) return first_step(call, office, form.model(), 422);

  const auto similar = office.database().read(
      [&](soci::session& sql) { return similar_petitions(sql, call.service().slug, action, 5); });
  const auto next = address(call.url("/new/details"), {{"action", action}});
  if (similar.empty()) return redirect(next);
  return page("petition/similar", {{"title", call.tr("Petitions like yours")},
                                   {"action", action},
                                   {"petitions", row_models(call, process, similar)},
                                   {"next_href", next},
                                   {"back_href", address(call.url("/new"), {{"action", action}})}});
}

}  // namespace kenes::petition
