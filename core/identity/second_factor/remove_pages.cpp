#include "identity/second_factor/notices.hpp"
#include "identity/second_factor/pages.hpp"

namespace kenes::identity::second_factor {
namespace {

Response question(const std::string& title, const std::string& name, bool last) {
  return page("core/second_factor/remove",
              {{"title", title}, {"name", name}, {"last", last}, {"back", std::string(Pages::home)}});
}

std::int64_t key_of(const CoreCall& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

Held held_by(CoreCall& call) {
  const auto person = call.actor().person_id;
  return call.host().database().read([&](soci::session& sql) { return read_held(sql, person); });
}

}  // namespace

Response Pages::ask_remove_app(CoreCall& call) const {
  const auto held = held_by(call);
  if (!held.app_since) return not_found();
  return question(call.tr("Remove the app with codes?"), "", held.keys.empty());
}

Response Pages::ask_remove_key(CoreCall& call) const {
  const auto held = held_by(call);
  const auto id = key_of(call);
  const auto found = std::find_if(held.keys.begin(), held.keys.end(), [&](const auto& key) { return key.id == id; });
  if (found == held.keys.end()) return not_found();
  return question(call.tr("Remove this security key?"), found->name, !held.app_since && held.keys.size() == 1);
}

Response Pages::remove_app(CoreCall& call) const {
  const auto person = call.actor().person_id;
  const auto now = call.now();
  call.host().database().write([&](soci::session& sql) {
    if (!second_factor::remove_app(sql, person)) return;
    tell_and_record(sql, call.host(), {.what = Change::What::removed, .person_id = person, .by = person, .kind = "app"},
                    now);
  });
  sessions_.forget(person);
  call.flash("success", call.tr("The app with codes was removed"));
  return redirect(home);
}

Response Pages::remove_key(CoreCall& call) const {
  const auto person = call.actor().person_id, key = key_of(call);
  const auto now = call.now();
  call.host().database().write([&](soci::session& sql) {
    if (!second_factor::remove_key(sql, person, key)) return;
    tell_and_record(sql, call.host(),
                    {.what = Change::What::removed, .person_id = person, .by = person, .kind = "security_key"}, now);
  });
  sessions_.forget(person);
  call.flash("success", call.tr("The security key was removed"));
  return redirect(home);
}

}  // namespace kenes::identity::second_factor
