#include "post/paper.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

std::optional<Paper> find_paper(soci::session& sql, std::string_view service, std::int64_t id) {
  const std::string slug(service);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT petition_id, name, postal_address, email, cast(received_on as text) AS received_on, "
                      "  kenes.to_micros(entered_at) AS entered_at FROM petition.paper "
                      "WHERE petition_id = cast(:id as bigint) AND service = cast(:service as text)",
       soci::use(id), soci::use(slug));
  std::optional<Paper> paper;
  first_row(rows, [&](const soci::row& row) {
    paper = Paper{number_of(row, "petition_id"), text_of(row, "name"),        text_of(row, "postal_address"),
                  text_of(row, "email"),         text_of(row, "received_on"), *time_of(row, "entered_at")};
  });
  return paper;
}

std::vector<ListedPaper> list_papers(soci::session& sql, std::string_view service, int limit, int offset) {
  const std::string slug(service);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT p.id, p.action, p.language, s.stage, cast(r.received_on as text) AS received_on "
                      "FROM petition.paper r JOIN petition.petition p ON p.id = r.petition_id "
                      "JOIN participation.submission s ON s.id = r.petition_id "
                      "WHERE r.service = cast(:service as text) ORDER BY r.petition_id DESC "
                      "LIMIT cast(:limit as integer) OFFSET cast(:offset as integer)",
       soci::use(slug), soci::use(limit), soci::use(offset));
  std::vector<ListedPaper> papers;
  for (const auto& row : rows) {
    papers.push_back({number_of(row, "id"), text_of(row, "action"), text_of(row, "language"), text_of(row, "stage"),
                      text_of(row, "received_on")});
  }
  return papers;
}

}  // namespace kenes::petition
