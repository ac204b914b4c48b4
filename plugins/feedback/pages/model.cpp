#include "pages/model.hpp"

#include <limits>

#include "domain/reasons.hpp"
#include "domain/rules.hpp"
#include "queries/find_entry.hpp"

namespace kenes::feedback {
namespace {

boost::json::value iso_or_null(const std::optional<Time>& at) {
  if (!at) return nullptr;
  return boost::json::value(to_iso(*at));
}

}  // namespace

std::int64_t requested_id(const Call& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

std::string entry_url(const Call& call, std::int64_t id) {
  return call.url("/" + std::to_string(id));
}

std::optional<Entry> requested_entry(Call& call) {
  return call.host().database().read(
      [&](soci::session& sql) { return find_entry(sql, call.service().slug, requested_id(call)); });
}

boost::json::object entry_model(const Call& call, const Entry& entry) {
  return {{"id", entry.id},
          {"href", entry_url(call, entry.id)},
          {"text", entry.body},
          {"language", entry.language},
          {"page", entry.page},
          {"page_href", is_path(entry.page) ? entry.page : ""},
          {"created_at", to_iso(entry.created_at)},
          {"answer", entry.answer},
          {"answered_at", iso_or_null(entry.answered_at)},
          {"edited_at", iso_or_null(entry.edited_at)},
          {"hidden", entry.is_hidden()},
          {"hidden_reason", entry.is_hidden() ? reason_text(call.words(), entry.hidden_reason) : ""}};
}

}  // namespace kenes::feedback
