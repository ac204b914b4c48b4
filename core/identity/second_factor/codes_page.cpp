#include "identity/second_factor/notices.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/second_factor/recovery_codes.hpp"

namespace kenes::identity::second_factor {

// Shown as the answer to the form that made them, and never again.
Response Pages::codes_page(CoreCall& call, const std::vector<std::string>& codes) const {
  boost::json::array list;
  for (const auto& code : codes) list.emplace_back(code);
  return page("core/second_factor/codes", {{"title", call.tr("Your recovery codes")},
                                           {"codes", std::move(list)},
                                           {"portal_name", portal_name_(call.words().language())},
                                           {"then", then_of(call)}});
}

Response Pages::new_codes(CoreCall& call) const {
  const auto person = call.actor().person_id;
  const auto now = call.now();
  const auto codes = new_recovery_codes(call.host().secrets());
  const bool kept = call.host().database().write([&](soci::session& sql) {
    if (!has_any(sql, person)) return false;
    keep_recovery_codes(sql, call.host().secrets(), person, codes);
    tell_and_record(sql, call.host(),
                    {.what = Change::What::added, .person_id = person, .by = person, .kind = "recovery_codes"}, now);
    return true;
  });
  return kept ? codes_page(call, codes) : redirect(home);
}

}  // namespace kenes::identity::second_factor
