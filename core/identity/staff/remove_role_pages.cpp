#include "identity/staff/held_roles.hpp"
#include "identity/staff/pages.hpp"
#include "kenes/form.hpp"

namespace kenes::identity::staff {
namespace {

std::int64_t role_of(const CoreCall& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

}  // namespace

Response Pages::remove_page(CoreCall& call, boost::json::object form, int status) const {
  const Reach reach(call.actor());
  const auto held =
      call.host().database().read([&](soci::session& sql) { return find_held(sql, reach, role_of(call)); });
  if (!held || held->configured || !reach.covers(held->role, held->scope)) return not_found();
  auto model = shown(held->role, held->scope, call.words());
  model["title"] = call.tr("Take this role away?");
  model["form"] = std::move(form);
  model["name"] = held->name;
  model["email"] = held->email;
  model["own"] = held->person_id == call.actor().person_id;
  return page("core/staff/remove_role", std::move(model), status);
}

Response Pages::ask_remove_role(CoreCall& call) const {
  return remove_page(call, Form::blank({{"reason", ""}}), 200);
}

Response Pages::remove_role(CoreCall& call) const {
  Form form(call.request().form, call.words());
  const auto reason = form.text("reason", {.required = message_id("Say why, for the record"),
                                           .max_length = 300,
                                           .too_long = message_id("The reason must be {max} characters or fewer")});
  if (!form.ok()) return remove_page(call, form.model(), 422);
  const Reach reach(call.actor());
  const auto by = call.actor().person_id;
  const auto key = "role.revoke:" + std::to_string(role_of(call));
  auto& host = call.host();
  const auto removed = host.database().write([&](soci::session& sql) {
    const auto gone = staff::remove_role(sql, host.audit(), reach, role_of(call), by, reason);
    if (!gone || gone->person_id == 0 || gone->person_id == by) return gone;
    const auto& words = host.translator(host.mail().language_of(sql, gone->person_id));
    host.mail().send(
        sql, {.person_id = gone->person_id,
              .subject = words.tr("You no longer have a role here"),
              .text = words.tr("A role was taken from you: {about} ({where}).",
                               {{"about", catalogue_.about(gone->role, words.language())},
                                {"where", catalogue_.title_of_scope(gone->scope, words.language())}}) +
                      "\n\n" + words.tr("If you think that this is a mistake, write to the administrator.") + "\n",
              .unique_key = key});
    return gone;
  });
  if (!removed && removed.error().code == "last_administrator") {
    form.reject("reason", call.tr("Nobody else is an administrator of the whole site. Invite another one first."));
    return remove_page(call, form.model(), 422);
  }
  if (!removed) return not_found();
  sessions_.forget(removed->person_id);
  call.flash("success", call.tr("The role was taken away"));
  return redirect(removed->person_id == by ? "/account" : std::string(people_path));
}

}  // namespace kenes::identity::staff
