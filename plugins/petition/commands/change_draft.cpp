#include "attachments/attachments.hpp"
#include "commands/contents.hpp"
#include "commands/own_draft.hpp"
#include "commands/write_petition.hpp"

namespace kenes::petition {

Result<void> edit_draft(const Office& office, std::string_view service, std::int64_t id, const Draft& draft,
                        const Actor& author) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto own = own_draft(sql, office, service, id, author);
    if (!own) return tl::unexpected(own.error());
    const auto moved = office.engine().readdress(sql, id, draft.address.territory, draft.address.field);
    if (!moved) return tl::unexpected(moved.error());
    write_authorship(sql, id, draft.author, own->author_name);
    write_texts(sql, id, draft.texts, office.host->clock().now());
    return {};
  });
}

Result<void> delete_draft(const Office& office, std::string_view service, std::int64_t id, const Actor& author) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (const auto draft = own_draft(sql, office, service, id, author); !draft) return tl::unexpected(draft.error());
    delete_attachments(sql, office, id);
    sql << "DELETE FROM petition.petition WHERE id = cast(:id as bigint)", soci::use(id);
    office.host->audit().record(sql, {author.person_id, "petition.delete_draft", "petition:" + std::to_string(id)});
    return {};
  });
}

Result<void> submit_petition(const Office& office, std::string_view service, std::int64_t id, const Actor& author) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (const auto draft = own_draft(sql, office, service, id, author); !draft) return tl::unexpected(draft.error());
    const auto moved = office.engine().submit(sql, id, author);
    if (!moved) return tl::unexpected(moved.error());
    return {};
  });
}

}  // namespace kenes::petition
