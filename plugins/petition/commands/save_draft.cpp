#include "commands/contents.hpp"
#include "commands/write_petition.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

// A draft of this author with the very same texts, 0 if there is none.
long long same_draft(soci::session& sql, const std::string& service, const Texts& texts, std::int64_t author_id) {
  long long id = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT max(p.id) FROM petition.petition p JOIN participation.submission s ON s.id = p.id "
         "WHERE p.author_id = cast(:author as bigint) AND p.service = cast(:service as text) "
         "AND p.frozen_at IS NULL AND p.moderation_reached_at IS NULL AND s.visibility = 'author' "
         "AND p.action = cast(:action as text) AND p.background = cast(:background as text) "
         "AND p.additional_details = cast(:details as text)",
      soci::use(author_id), soci::use(service), soci::use(texts.action), soci::use(texts.background),
      soci::use(texts.additional_details), soci::into(id, found);
  return found == soci::i_ok ? id : 0;
}

}  // namespace

std::int64_t save_draft(const Office& office, std::string_view service, const Draft& draft, std::string_view language,
                        const Actor& author) {
  const std::string slug(service), written_in(language);
  const auto& texts = draft.texts;
  return office.database().write([&](soci::session& sql) -> std::int64_t {
    const auto author_id = author.person_id;
    // One at a time for each author, so that two clicks at once find each other.
    sql << "SELECT pg_advisory_xact_lock(hashtext('petition.draft'), cast(cast(:author as bigint) % 2147483647 as "
           "integer))",
        soci::use(author_id);
    if (const auto existing = same_draft(sql, slug, texts, author_id); existing != 0) {
      office.engine().readdress(sql, existing, draft.address.territory, draft.address.field);
      write_authorship(sql, existing, draft.author, author.name);
      return existing;
    }
    const auto submission = office.engine().file(sql, service, author, draft.address.territory, draft.address.field);
    const auto now = sql::from(office.host->clock().now());
    sql << "INSERT INTO petition.petition (id, service, author_id, language, action, background, "
           "  additional_details, created_at, updated_at) "
           "VALUES (cast(:id as bigint), cast(:service as text), cast(:author as bigint), "
           "  cast(:language as text), cast(:action as text), cast(:background as text), cast(:details as text), "
           "  kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:now_too as bigint)))",
        soci::use(submission.id), soci::use(slug), soci::use(author_id), soci::use(written_in), soci::use(texts.action),
        soci::use(texts.background), soci::use(texts.additional_details), soci::use(now), soci::use(now);
    write_authorship(sql, submission.id, draft.author, author.name);
    return submission.id;
  });
}

}  // namespace kenes::petition
