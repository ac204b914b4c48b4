#include "commands/contents.hpp"
#include "kenes/sql.hpp"
#include "post/paper.hpp"
#include "post/same_paper.hpp"

namespace kenes::petition {

namespace {

std::int64_t entered_before(soci::session& sql, const std::string& entry_key) {
  long long id = 0;
  sql << "SELECT petition_id FROM petition.paper WHERE entry_key = cast(:key as text)", soci::use(entry_key),
      soci::into(id);
  return sql.got_data() ? id : 0;
}

void write_petition(soci::session& sql, std::int64_t id, const std::string& service, const PaperEntry& entry, Time at) {
  const auto now = sql::from(at);
  const auto& texts = entry.draft.texts;
  sql << "INSERT INTO petition.petition (id, service, author_id, language, action, background, additional_details, "
         "  created_at, updated_at) VALUES (cast(:id as bigint), cast(:service as text), 0, cast(:language as text), "
         "  cast(:action as text), cast(:background as text), cast(:details as text), "
         "  kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:now_too as bigint)))",
      soci::use(id), soci::use(service), soci::use(entry.language), soci::use(texts.action),
      soci::use(texts.background), soci::use(texts.additional_details), soci::use(now), soci::use(now);
  write_authorship(sql, id, entry.draft.author, entry.paper.name);
}

void write_paper(soci::session& sql, std::int64_t id, const std::string& service, const PaperEntry& entry,
                 const std::string& print, Time at, const Actor& by) {
  const auto now = sql::from(at);
  const auto& paper = entry.paper;
  sql << "INSERT INTO petition.paper (petition_id, service, name, postal_address, email, received_on, entry_key, "
         "  fingerprint, entered_at, entered_by) VALUES (cast(:id as bigint), cast(:service as text), "
         "  cast(:name as text), cast(:address as text), cast(:email as text), cast(:received as date), "
         "  cast(:key as text), cast(:print as text), kenes.to_time(cast(:now as bigint)), cast(:by as bigint))",
      soci::use(id), soci::use(service), soci::use(paper.name), soci::use(paper.postal_address), soci::use(paper.email),
      soci::use(paper.received_on), soci::use(entry.entry_key), soci::use(print), soci::use(now),
      soci::use(by.person_id);
}

}  // namespace

std::string scan_folder(std::int64_t id) {
  return "petition/" + std::to_string(id) + "/scan";
}

Result<std::int64_t> enter_paper(const Office& office, std::string_view service, const PaperEntry& entry,
                                 const Actor& by) {
  const std::string slug(service);
  const auto print = fingerprint(office, entry);
  return office.database().write([&](soci::session& sql) -> Result<std::int64_t> {
    lock_papers_like(sql, print);
    if (const auto id = entered_before(sql, entry.entry_key); id != 0) return id;
    if (const auto id = same_paper(sql, slug, print); id != 0 && !entry.another) {
      return fail("known", std::to_string(id));
    }
    const auto now = office.host->clock().now();
    const auto& address = entry.draft.address;
    const auto filed = office.engine().file(sql, service, Actor{}, address.territory, address.field);
    write_petition(sql, filed.id, slug, entry, now);
    write_paper(sql, filed.id, slug, entry, print, now, by);
    office.host->audit().record(sql,
                                {by.person_id, "petition.enter_paper", "petition:" + std::to_string(filed.id), {}});
    return filed.id;
  });
}

}  // namespace kenes::petition
