// A hold is begun with a sentence that everyone reads, and ended; both are shown once more before they are done.
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"
#include "watching/held.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

namespace {

using participation::Hold;

Response form_page(const Call& call, const Seen& seen, boost::json::object form, int status) {
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Hold this petition");
  model["form"] = std::move(form);
  model["form_action"] = call.url(watch_path(seen.petition.id, "/hold"));
  model["back_href"] = call.url(watch_path(seen.petition.id));
  return page("petition/watching/hold", std::move(model), status);
}

Response to_watch(Call& call, std::int64_t id) {
  return redirect(call.url(watch_path(id)));
}

}  // namespace

Response hold_page(Call& call, const Office& office) {
  const auto seen = see(office, call);
  if (!seen) return not_found();
  if (seen->petition.standing.held_since) return to_watch(call, seen->petition.id);
  return form_page(call, *seen, Form::blank({{"reason", ""}, {"note", ""}}), 200);
}

Response begin_hold_action(Call& call, const Office& office) {
  const auto seen = see(office, call);
  if (!seen) return not_found();
  const auto id = seen->petition.id;
  Form form(call.request().form, call.words());
  const auto reason = form.text("reason", {.required = "Say why, for everyone", .max_length = Hold::longest_reason});
  const auto note = form.text("note", {.max_length = Hold::longest_note});
  if (!form.ok()) return form_page(call, *seen, form.model(), 422);
  if (step_of(call) == Step::change) return form_page(call, *seen, form.model(), 200);
  if (step_of(call) == Step::enter) {
    return preview_page(
        call,
        {.title = call.tr("Hold this petition?"),
         .heading = call.tr("What everyone will see"),
         .text = reason,
         .consequence = call.tr("People can go on signing and the number goes on, but it brings nothing until you end "
                                "the hold: no answer, no debate, no next step."),
         .confirm = call.tr("Hold it"),
         .fields = {{"reason", reason}, {"note", note}}},
        &seen->petition);
  }
  const auto begun = office.database().write(
      [&](soci::session& sql) { return office.kit->holds().begin(sql, id, reason, note, call.actor()); });
  if (begun) {
    call.flash("success", call.tr("The petition is held."));
  } else if (begun.error().code == "draft") {
    call.flash("important", call.tr("Nobody can sign this petition yet. It is not held."));
  } else {
    call.flash("important", call.tr("The petition was held already."));
  }
  return to_watch(call, id);
}

Response end_hold_page(Call& call, const Office& office) {
  const auto seen = see(office, call);
  if (!seen) return not_found();
  const auto& petition = seen->petition;
  const auto hold =
      office.database().read([&](soci::session& sql) { return held_model(sql, office, petition.standing); });
  if (hold.is_null()) return to_watch(call, petition.id);
  auto model = short_model(call, *seen->process, petition);
  model["title"] = call.tr("End the hold?");
  model["hold"] = hold;
  model["form_action"] = call.url(watch_path(petition.id, "/hold/end"));
  model["back_href"] = call.url(watch_path(petition.id));
  return page("petition/watching/end_hold", std::move(model));
}

Response end_hold_action(Call& call, const Office& office) {
  const auto seen = see(office, call);
  if (!seen) return not_found();
  const auto id = seen->petition.id;
  const auto ended =
      office.database().write([&](soci::session& sql) { return office.kit->holds().end(sql, id, call.actor()); });
  if (ended) {
    call.flash("success", call.tr("The hold is over. What was due by the number of signatures is done."));
  } else {
    call.flash("important", call.tr("The petition was not held any more."));
  }
  return to_watch(call, id);
}

}  // namespace kenes::petition
