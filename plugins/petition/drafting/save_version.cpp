#include "drafting/commands.hpp"
#include "drafting/drafting_desk.hpp"
#include "drafting/letters.hpp"
#include "drafting/versions.hpp"

namespace kenes::petition {

Result<int> save_version(const Office& office, std::string_view service, std::int64_t id, const Change& change,
                         const Actor& by, Side side) {
  return office.database().write([&](soci::session& sql) -> Result<int> {
    const auto petition = drafted(sql, office, service, id);
    if (!petition) return tl::unexpected(petition.error());
    const auto newest = newest_version(sql, id);
    const int number = newest ? newest->number : 0;
    if (newest && newest->texts == change.texts) return fail("unchanged", "the newest version says the same");
    if (change.based_on != number) return fail("outdated", "another version was saved meanwhile");
    const bool by_author = side == Side::author;
    const auto now = office.host->clock().now();
    insert_version(sql, id,
                   {number + 1, change.texts, change.why, by_author, by.person_id, by.name, now,
                    by_author ? std::optional(now) : std::nullopt});
    if (by_author) adopt(sql, office, id, change.texts);
    keep_contact(sql, office, id, by, side);
    note_drafting(sql, office, id, "petition.save_version", {{"version", number + 1}}, by);
    tell_other_side(sql, office, *petition, DraftingEvent::version, side, change.why);
    return number + 1;
  });
}

Result<void> accept_version(const Office& office, std::string_view service, std::int64_t id, int number,
                            const Actor& author) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = drafted(sql, office, service, id);
    if (!petition) return tl::unexpected(petition.error());
    const auto newest = newest_version(sql, id);
    if (!newest || newest->number != number) return fail("outdated", "there is a newer version");
    if (newest->accepted_at) return {};
    const auto now = micros(office.host->clock().now());
    sql << "UPDATE petition.text_version SET accepted_at = kenes.to_time(cast(:now as bigint)) "
           "WHERE petition_id = cast(:id as bigint) AND number = cast(:number as integer)",
        soci::use(now), soci::use(id), soci::use(number);
    adopt(sql, office, id, newest->texts);
    note_drafting(sql, office, id, "petition.accept_version", {{"version", number}}, author);
    tell_other_side(sql, office, *petition, DraftingEvent::accepted, Side::author, "");
    return {};
  });
}

}  // namespace kenes::petition
