// Conditions and what they would do; then, with a reason and the number typed in, the work.
#include <limits>

#include "invalidating/conditions.hpp"
#include "invalidating/invalidating.hpp"
#include "invalidating/preview_model.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

namespace {

struct Looked {
  Seen seen;
  Conditions conditions;
  std::optional<participation::InvalidationPreview> preview;
  PlaceNames places;
  bool others_work = false;
};

// A transaction, so that all of it is of one moment; it may take longer than what a page usually may.
std::optional<Looked> look(const Call& call, const Office& office, const NamedValues& entered) {
  return office.database().write([&](soci::session& sql) -> std::optional<Looked> {
    sql << "SET LOCAL statement_timeout = '60s'";
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    Looked looked{.seen = std::move(*seen), .conditions = read_conditions(sql, entered, call, office)};
    const auto id = looked.seen.petition.id;
    const auto last = office.kit->invalidations().list(sql, id, 0, 1);
    looked.others_work = !last.empty() && last.front().at_work();
    auto& filter = looked.conditions.filter;
    if (!looked.conditions.ok || filter.names_nothing()) return looked;
    filter.up_to = entered.integer("up_to", 0, 0, std::numeric_limits<std::int64_t>::max());
    looked.preview = office.kit->invalidations().preview(sql, id, filter);
    looked.places = place_names(sql, office, call);
    return looked;
  });
}

boost::json::object blank_confirmation() {
  return Form::blank({{"reason", ""}, {"typed", ""}});
}

Response answer(const Call& call, const Looked& looked, boost::json::object confirmation, int status) {
  const auto& petition = looked.seen.petition;
  const auto path = "/" + std::to_string(petition.id) + "/moderate";
  auto model = short_model(call, *looked.seen.process, petition);
  boost::json::array fields;
  for (const auto& [name, value] : looked.conditions.entered) {
    fields.emplace_back(boost::json::object{{"name", name}, {"value", value}});
  }
  model["title"] = call.tr("Invalidate signatures");
  model["form_action"] = call.url(path + "/invalidate");
  model["conditions"] = looked.conditions.form;
  model["marks"] = mark_choices(call, looked.conditions.filter);
  model["others_work"] = looked.others_work;
  model["list_href"] = call.url(invalidations_path(petition.id));
  model["back_href"] = call.url(path);
  model["fields"] = std::move(fields);
  model["preview"] = looked.preview
                         ? boost::json::value(preview_model(call, looked.seen, looked.places, *looked.preview))
                         : boost::json::value(nullptr);
  model["up_to"] = looked.preview ? looked.preview->filter.up_to : 0;
  model["form"] = std::move(confirmation);
  return page("petition/invalidating/invalidate", std::move(model), status);
}

std::string digits(const std::string& text) {
  std::string only;
  for (const char c : text) {
    if (c >= '0' && c <= '9') only += c;
  }
  return only;
}

}  // namespace

Response invalidate_page(Call& call, const Office& office) {
  const auto looked = look(call, office, call.request().query);
  if (!looked) return not_found();
  return answer(call, *looked, blank_confirmation(), looked->conditions.ok ? 200 : 422);
}

Response invalidate_action(Call& call, const Office& office) {
  const auto& entered = call.request().form;
  const auto looked = look(call, office, entered);
  if (!looked) return not_found();
  if (!looked->preview) return answer(call, *looked, blank_confirmation(), 422);
  Form form(entered, call.words());
  const auto reason = form.text(
      "reason", {.required = "Say why, for everyone", .max_length = participation::NewInvalidation::longest_reason});
  const auto typed = form.text("typed", {.required = "Type how many signatures will be invalidated", .max_length = 20});
  if (!typed.empty() && digits(typed) != std::to_string(looked->preview->supports)) {
    form.reject("typed", call.tr("Look again: {count} signatures are meant now",
                                 {{"count", call.words().number(looked->preview->supports)}}));
  }
  if (!form.ok()) return answer(call, *looked, form.model(), 422);
  const auto begun = office.database().write([&](soci::session& sql) {
    sql << "SET LOCAL statement_timeout = '60s'";
    return office.kit->invalidations().begin(
        sql, {looked->seen.petition.id, looked->preview->filter, looked->preview->supports, reason}, call.actor());
  });
  if (begun) return redirect(call.url(invalidations_path(looked->seen.petition.id, "/" + std::to_string(begun->id))));
  if (begun.error().code == "working") {
    call.flash("important", call.tr("Another invalidation of this petition is at work. Yours did not begin."));
    return redirect(call.url(invalidations_path(looked->seen.petition.id)));
  }
  form.reject("typed", begun.error().code == "nothing" ? call.tr("No signature that counts is meant")
                                                       : call.tr("The number has just changed. Look again"));
  return answer(call, *looked, form.model(), 409);
}

}  // namespace kenes::petition
