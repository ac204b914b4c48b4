#include "corrections/corrections.hpp"
#include "kenes/sql.hpp"
#include "queries/find_petition.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

bool insert(soci::session& sql, std::int64_t id, const std::string& text, const std::string& request, Time at,
            const Actor& by) {
  const auto now = sql::from(at);
  long long kept = 0;
  sql << "INSERT INTO petition.correction (petition_id, text, request, at, person_id) VALUES (cast(:id as bigint), "
         "cast(:text as text), cast(:request as text), kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) "
         "ON CONFLICT (request) DO NOTHING RETURNING id",
      soci::use(id), soci::use(text), soci::use(request), soci::use(now), soci::use(by.person_id), soci::into(kept);
  return sql.got_data();
}

void tell_author(soci::session& sql, const Office& office, const Petition& petition, const std::string& text,
                 const std::string& request) {
  if (petition.standing.author_id == 0) return;
  const auto& words = office.host->translator(office.host->mail().language_of(sql, petition.standing.author_id));
  const Arguments arguments{{"action", petition.texts.action},
                            {"link", office.link(petition.service, "/" + std::to_string(petition.id))}};
  office.host->mail().send(
      sql,
      {.person_id = petition.standing.author_id,
       .subject = words.tr("A note was added to your petition: {action}", arguments),
       .text = words.tr("The moderators have added this note to your petition \"{action}\". Its text is unchanged.",
                        arguments) +
               "\n\n" + text + "\n\n" + words.tr("Read more: {link}", arguments),
       .unique_key = "petition.correction:" + request});
}

}  // namespace

Result<void> add_correction(const Office& office, std::string_view service, std::int64_t id, const std::string& text,
                            const std::string& request, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = find_petition(sql, office, service, id);
    if (!petition) return fail("not_found", "there is no such petition in this service");
    if (petition->standing.visibility != participation::Visibility::everyone) {
      return fail("not_published", "the petition is not published");
    }
    const auto at = office.host->clock().now();
    if (!insert(sql, id, text, request, at, by)) return {};
    const auto now = sql::from(at);
    sql << "UPDATE petition.petition SET updated_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as "
           "bigint)",
        soci::use(now), soci::use(id);
    office.kit->timeline().add(sql, id, {at, "petition.corrected", {{"text", text}}});
    office.host->audit().record(sql, {by.person_id, "petition.correct", "petition:" + std::to_string(id)});
    tell_author(sql, office, *petition, text, request);
    return {};
  });
}

std::vector<Correction> corrections_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT text, kenes.to_micros(at) AS at FROM petition.correction "
                      "WHERE petition_id = cast(:id as bigint) ORDER BY id",
       soci::use(petition_id));
  std::vector<Correction> corrections;
  for (const auto& row : rows) corrections.push_back({text_of(row, "text"), *time_of(row, "at")});
  return corrections;
}

boost::json::array correction_models(const std::vector<Correction>& corrections) {
  boost::json::array models;
  for (const auto& one : corrections) {
    models.emplace_back(boost::json::object{{"at", to_iso(one.at)}, {"text", one.text}});
  }
  return models;
}

}  // namespace kenes::petition
