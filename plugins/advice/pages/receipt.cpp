#include "pages/model.hpp"
#include "pages/pages.hpp"
#include "queries/questions.hpp"

namespace kenes::advice {

// Whoever sent the form knows its token; the page shows nothing that was written.
Response receipt_page(Call& call) {
  const std::string once(call.request().captures.get("once"));
  const auto question =
      call.host().database().read([&](soci::session& sql) { return find_receipt(sql, call.service().slug, once); });
  if (!question) return not_found();
  return page("advice/receipt", {{"title", call.tr("Your question has arrived")},
                                 {"number", question->id},
                                 {"way", way_of(call, *question)},
                                 {"due_at", to_iso(question->due_at)},
                                 {"answered", question->answered_at.has_value()},
                                 {"home_href", call.url("")}});
}

}  // namespace kenes::advice
