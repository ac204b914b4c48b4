#include "queries/own_petitions.hpp"

#include "queries/listed.hpp"

namespace kenes::petition {

std::vector<ListedPetition> own_petitions(soci::session& sql, const std::string& service, std::int64_t author_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT " KENES_PETITION_LISTED
                      "FROM petition.petition p JOIN participation.submission s ON s.id = p.id "
                      "WHERE p.author_id = cast(:author as bigint) AND p.service = cast(:service as text) "
                      "ORDER BY p.id DESC LIMIT 200",
       soci::use(author_id), soci::use(service));
  std::vector<ListedPetition> petitions;
  for (const auto& row : rows) {
    petitions.push_back(listed(row));
  }
  return petitions;
}

}  // namespace kenes::petition
