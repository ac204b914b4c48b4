#include "import/import_petition.hpp"

#include "commands/refresh_facets.hpp"
#include "import/json_fields.hpp"
#include "import/standing.hpp"
#include "import/write_imported.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

struct Before {
  long long id = 0;
  std::string file_sha256, counts_sha256, stage;
};

Before find_before(soci::session& sql, const std::string& service, const std::string& origin) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT i.petition_id, i.file_sha256, i.counts_sha256, s.stage FROM petition.imported i "
                      "JOIN participation.submission s ON s.id = i.petition_id "
                      "WHERE i.service = cast(:service as text) AND i.origin = cast(:origin as text)",
       soci::use(service), soci::use(origin));
  Before before;
  first_row(rows, [&](const soci::row& row) {
    before = {number_of(row, "petition_id"), text_of(row, "file_sha256"), text_of(row, "counts_sha256"),
              text_of(row, "stage")};
  });
  return before;
}

// Ids are one sequence for all services: where another submission has it, this one gets the next free one.
bool is_taken(soci::session& sql, const std::string& service, const std::string& origin, std::int64_t id) {
  int others = 0;
  sql << "SELECT cast(count(*) as integer) FROM participation.submission WHERE id = cast(:id as bigint) "
         "AND (service, coalesce(origin, '')) IS DISTINCT FROM (cast(:service as text), cast(:origin as text))",
      soci::use(id), soci::use(service), soci::use(origin), soci::into(others);
  return others != 0;
}

void write_statistics(soci::session& sql, const Office& office, std::int64_t id, const PetitionFile& file) {
  auto& statistics = office.kit->statistics();
  statistics.replace_territory_base(sql, id, "country", file.countries);
  statistics.replace_territory_base(sql, id, "constituency", file.constituencies);
  statistics.replace_territory_base(sql, id, "region", file.regions);
}

}  // namespace

Imported import_petition(const Office& office, const std::string& service, PetitionFile file, const CountryCodes& codes,
                         const std::string& fingerprint) {
  return office.database().write([&](soci::session& sql) {
    auto placed = place(sql, office, service, file);
    const auto before = find_before(sql, service, placed.imported.origin);
    if (before.file_sha256 == fingerprint && before.stage == placed.imported.stage) return Imported::unchanged;
    if (is_taken(sql, service, placed.imported.origin, file.id)) placed.imported.id = 0;
    fill_codes(sql, office, codes, file.countries);
    const auto [id, added] = office.engine().import(sql, placed.imported);
    write_imported(sql, id, service, file, fingerprint);
    office.kit->timeline().replace(sql, id, placed.timeline);
    write_statistics(sql, office, id, file);
    refresh_facets(sql, id);
    office.host->audit().record(sql, {0,
                                      "petition.import",
                                      "petition:" + std::to_string(id),
                                      {{"origin", placed.imported.origin}, {"count", file.count}}});
    return added ? Imported::added : Imported::updated;
  });
}

Imported import_readings(const Office& office, const std::string& service, std::int64_t origin,
                         const std::vector<participation::Reading>& readings, const std::string& fingerprint) {
  return office.database().write([&](soci::session& sql) {
    const auto before = find_before(sql, service, std::to_string(origin));
    if (before.id == 0) {
      throw Refused("there is no petition " + std::to_string(origin) + " in the service; import its file too");
    }
    if (before.counts_sha256 == fingerprint) return Imported::unchanged;
    office.kit->statistics().replace_readings(sql, before.id, readings);
    sql << "UPDATE petition.imported SET counts_sha256 = cast(:hash as text) WHERE petition_id = cast(:id as bigint)",
        soci::use(fingerprint), soci::use(before.id);
    return before.counts_sha256.empty() ? Imported::added : Imported::updated;
  });
}

}  // namespace kenes::petition
