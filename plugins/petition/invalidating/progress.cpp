// How far an invalidation has come, and stopping it.
#include "invalidating/conditions.hpp"
#include "invalidating/invalidating.hpp"
#include "invalidating/invalidation_model.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

Response invalidation_page(Call& call, const Office& office) {
  const auto found = read_invalidation(office, call);
  if (!found) return not_found();
  const auto& one = found->invalidation;
  const auto id = found->seen.petition.id;
  const auto path = invalidations_path(id, "/" + std::to_string(one.id));
  const bool running = one.state == participation::InvalidationState::running;
  auto model = short_model(call, *found->seen.process, found->seen.petition);
  model["title"] = call.tr("Invalidated signatures");
  model["invalidation"] = invalidation_model(call, one);
  model["conditions"] = condition_rows(call, one.filter);
  model["done"] = running ? one.invalidated : one.restored;
  model["of"] = running ? one.expected : one.invalidated;
  model["cancel_action"] = running ? boost::json::value(call.url(path + "/cancel")) : boost::json::value(nullptr);
  model["undo_href"] = one.can_be_undone() ? boost::json::value(call.url(path + "/undo")) : boost::json::value(nullptr);
  model["list_href"] = call.url(invalidations_path(id));
  model["reload_href"] = call.url(path);
  auto response = page("petition/invalidating/progress", std::move(model));
  // Without JavaScript, too; only while it changes by itself.
  if (one.at_work()) response.headers.push_back({"Refresh", "3"});
  return response;
}

Response cancel_invalidation_action(Call& call, const Office& office) {
  const auto found = read_invalidation(office, call);
  if (!found) return not_found();
  const auto& one = found->invalidation;
  const auto cancelled = office.database().write(
      [&](soci::session& sql) { return office.kit->invalidations().cancel(sql, one.id, call.actor()); });
  if (cancelled) {
    call.flash("success", call.tr("It is stopped. What was invalidated until now stays so; you can undo it."));
  } else {
    call.flash("important", call.tr("It had come to its end already."));
  }
  return redirect(call.url(invalidations_path(one.submission_id, "/" + std::to_string(one.id))));
}

}  // namespace kenes::petition
