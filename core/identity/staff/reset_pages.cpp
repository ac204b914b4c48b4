// An administrator of the whole portal lets somebody set up a second factor anew, who has lost theirs.
#include "identity/people.hpp"
#include "identity/second_factor/held.hpp"
#include "identity/second_factor/notices.hpp"
#include "identity/staff/pages.hpp"

namespace kenes::identity::staff {
namespace {

std::int64_t person_of(const CoreCall& call) {
  return call.request().captures.integer("person", 0, 1, std::numeric_limits<std::int64_t>::max());
}

}  // namespace

Response Pages::ask_reset(CoreCall& call) const {
  const auto person = person_of(call);
  bool has = false;
  const auto profile = call.host().database().read([&](soci::session& sql) {
    has = second_factor::has_any(sql, person);
    return read_profile(sql, person);
  });
  // One's own is removed on one's own page, where it has to be shown.
  if (!profile || !has || person == call.actor().person_id) return not_found();
  return page("core/staff/reset",
              {{"title", call.tr("Reset the second factor?")}, {"name", profile->name}, {"email", profile->email}});
}

Response Pages::reset(CoreCall& call) const {
  const auto person = person_of(call), by = call.actor().person_id;
  if (person == by) return not_found();
  auto& host = call.host();
  const bool done = host.database().write([&](soci::session& sql) {
    if (!second_factor::remove_all(sql, person)) return false;
    second_factor::tell_and_record(
        sql, host, {.what = second_factor::Change::What::reset, .person_id = person, .by = by}, call.now());
    return true;
  });
  if (!done) return not_found();
  sessions_.forget(person);
  call.flash("success",
             call.tr("The second factor was reset. They set up a new one when they next open the back office."));
  return redirect(people_path);
}

}  // namespace kenes::identity::staff
