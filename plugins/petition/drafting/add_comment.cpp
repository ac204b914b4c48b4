#include "drafting/commands.hpp"
#include "drafting/drafting_desk.hpp"
#include "drafting/letters.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

Result<void> add_comment(const Office& office, std::string_view service, std::int64_t id, const std::string& text,
                         const Actor& by, Side side) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = drafted(sql, office, service, id);
    if (!petition) return tl::unexpected(petition.error());
    const int by_author = side == Side::author ? 1 : 0;
    const auto now = sql::from(office.host->clock().now());
    sql << "INSERT INTO petition.drafting_comment (petition_id, text, by_author, person_id, name, at) VALUES "
           "(cast(:id as bigint), cast(:text as text), cast(cast(:author as integer) as boolean), "
           " cast(:person as bigint), cast(:name as text), kenes.to_time(cast(:now as bigint)))",
        soci::use(id), soci::use(text), soci::use(by_author), soci::use(by.person_id), soci::use(by.name),
        soci::use(now);
    keep_contact(sql, office, id, by, side);
    note_drafting(sql, office, id, "petition.comment_draft", {}, by);
    tell_other_side(sql, office, *petition, DraftingEvent::comment, side, text);
    return {};
  });
}

}  // namespace kenes::petition
