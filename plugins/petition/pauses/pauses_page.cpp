#include "pauses/pauses.hpp"

#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"
#include "routes.hpp"

namespace kenes::petition {

void declare_pauses(Registrar& registrar, const Office& office) {
  const Access administrator = Access::role("administrator");
  const PageRoute routes[] = {
      {Method::get, "/pauses", administrator, pauses_page, no_twin},
      {Method::post, "/pauses", administrator, begin_pause_action, no_twin},
      {Method::get, "/pauses/end", administrator, end_pause_page, no_twin},
      {Method::post, "/pauses/end", administrator, end_pause_action, no_twin},
  };
  declare_routes(registrar, office, routes);
  registrar.staff_page("/pauses", message_id("Pauses"), {"administrator"});
}

boost::json::value pause_model(const Office& office, std::string_view service) {
  const auto pause =
      office.database().read([&](soci::session& sql) { return office.kit->pauses().current(sql, service); });
  if (!pause) return nullptr;
  return boost::json::object{
      {"reason", pause->reason}, {"began_at", to_iso(pause->began_at)}, {"collecting", pause->collecting}};
}

namespace {

Response overview(Call& call, const Office& office, boost::json::object form, int status) {
  const auto& slug = call.service().slug;
  const auto history =
      office.database().read([&](soci::session& sql) { return office.kit->pauses().history(sql, slug); });
  boost::json::array rows;
  bool paused = false;
  for (const auto& pause : history) {
    paused = paused || !pause.ended_at;
    rows.emplace_back(boost::json::object{
        {"reason", pause.reason}, {"began_at", to_iso(pause.began_at)}, {"ended_at", moment(pause.ended_at)}});
  }
  return page("petition/pauses/list",
              {{"title", call.tr("Pauses")},
               {"paused", paused},
               {"collects", office.process(slug).collects_in_pauses},
               {"history", std::move(rows)},
               {"form", std::move(form)},
               {"form_action", call.url("/pauses")},
               {"end_href", call.url("/pauses/end")}},
              status);
}

}  // namespace

Response pauses_page(Call& call, const Office& office) {
  return overview(call, office, Form::blank({{"reason", ""}}), 200);
}

Response begin_pause_action(Call& call, const Office& office) {
  Form form(call.request().form, call.words());
  const auto reason = form.text("reason", {.required = "Say why, for everyone", .max_length = 200});
  if (!form.ok()) return overview(call, office, form.model(), 422);
  if (step_of(call) == Step::change) return overview(call, office, form.model(), 200);
  if (step_of(call) == Step::enter) {
    const bool collects = office.process(call.service().slug).collects_in_pauses;
    return preview_page(call,
                        {.title = call.tr("Begin a pause?"),
                         .heading = call.tr("What everyone will see"),
                         .text = reason,
                         .consequence = collects ? call.tr("People can go on signing. All other deadlines are held up "
                                                           "until you end the pause.")
                                                 : call.tr("Nobody can sign, and all deadlines are held up, until you "
                                                           "end the pause."),
                         .confirm = call.tr("Begin the pause"),
                         .fields = {{"reason", reason}}},
                        nullptr);
  }
  const auto begun = office.database().write(
      [&](soci::session& sql) { return office.kit->pauses().begin(sql, call.service().slug, reason, call.actor()); });
  if (!begun) return conflict(call.tr("The service is paused already."));
  call.flash("success", call.tr("The service is paused."));
  return redirect(call.url("/pauses"));
}

Response end_pause_page(Call& call, const Office& office) {
  auto pause = pause_model(office, call.service().slug);
  if (pause.is_null()) return redirect(call.url("/pauses"));
  auto& model = pause.as_object();
  model["title"] = call.tr("End the pause?");
  model["form_action"] = call.url("/pauses/end");
  model["back_href"] = call.url("/pauses");
  return page("petition/pauses/end", std::move(model));
}

Response end_pause_action(Call& call, const Office& office) {
  const auto ended = office.database().write(
      [&](soci::session& sql) { return office.kit->pauses().end(sql, call.service().slug, call.actor()); });
  if (ended) {
    call.flash("success", call.tr("The pause is over. What it interrupted is put off by what it took."));
  } else {
    call.flash("important", call.tr("The service was not paused any more."));
  }
  return redirect(call.url("/pauses"));
}

}  // namespace kenes::petition
