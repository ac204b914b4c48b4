// Signatures that were invalidated count again.
#include "invalidating/invalidating.hpp"
#include "invalidating/invalidation_model.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

namespace {

Response form_page(const Call& call, const SeenInvalidation& found, boost::json::object form, int status) {
  const auto& one = found.invalidation;
  const auto path = invalidations_path(one.submission_id, "/" + std::to_string(one.id));
  auto model = short_model(call, *found.seen.process, found.seen.petition);
  model["title"] = call.tr("Let these signatures count again?");
  model["invalidation"] = invalidation_model(call, one);
  model["form"] = std::move(form);
  model["form_action"] = call.url(path + "/undo");
  model["back_href"] = call.url(path);
  return page("petition/invalidating/undo", std::move(model), status);
}

}  // namespace

Response undo_invalidation_page(Call& call, const Office& office) {
  const auto found = read_invalidation(office, call);
  if (!found || !found->invalidation.can_be_undone()) return not_found();
  return form_page(call, *found, Form::blank({{"because", ""}}), 200);
}

Response undo_invalidation_action(Call& call, const Office& office) {
  const auto found = read_invalidation(office, call);
  if (!found) return not_found();
  const auto& one = found->invalidation;
  Form form(call.request().form, call.words());
  const auto because = form.text(
      "because", {.required = "Say why, for everyone", .max_length = participation::NewInvalidation::longest_reason});
  if (!form.ok()) return form_page(call, *found, form.model(), 422);
  const auto undoing = office.database().write(
      [&](soci::session& sql) { return office.kit->invalidations().undo(sql, one.id, because, call.actor()); });
  if (!undoing) {
    call.flash("important", undoing.error().code == "working"
                                ? call.tr("Another invalidation of this petition is at work. Wait for it, or stop it.")
                                : call.tr("It is being undone already."));
  }
  return redirect(call.url(invalidations_path(one.submission_id, "/" + std::to_string(one.id))));
}

}  // namespace kenes::petition
