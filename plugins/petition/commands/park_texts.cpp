#include "commands/park_texts.hpp"

#include "kenes/sql.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

std::int64_t in_a_day(const Office& office) {
  return sql::from(office.host->clock().now() + std::chrono::hours{24});
}

}  // namespace

std::string park_texts(const Office& office, std::string_view service, const Texts& texts) {
  const auto token = office.host->secrets().random_token(24);
  const std::string slug(service);
  const auto content = boost::json::serialize(boost::json::object{
      {"action", texts.action}, {"background", texts.background}, {"additional_details", texts.additional_details}});
  office.database().write([&](soci::session& sql) {
    const auto until = in_a_day(office);
    sql << "INSERT INTO petition.parked (token, service, content, kept_until) VALUES (cast(:token as text), "
           "cast(:service as text), cast(:content as jsonb), kenes.to_time(cast(:until as bigint))) "
           "ON CONFLICT (token) DO NOTHING",
        soci::use(token), soci::use(slug), soci::use(content), soci::use(until);
  });
  return token;
}

std::optional<Texts> parked_texts(const Office& office, std::string_view service, std::string_view token) {
  const std::string slug(service), wanted(token);
  const auto now = sql::from(office.host->clock().now());
  return office.database().read([&](soci::session& sql) -> std::optional<Texts> {
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT content ->> 'action' AS action, content ->> 'background' AS background, "
                        "  content ->> 'additional_details' AS details FROM petition.parked "
                        "WHERE token = cast(:token as text) AND service = cast(:service as text) "
                        "AND kept_until > kenes.to_time(cast(:now as bigint))",
         soci::use(wanted), soci::use(slug), soci::use(now));
    std::optional<Texts> texts;
    first_row(rows, [&](const soci::row& row) {
      texts = Texts{text_of(row, "action"), text_of(row, "background"), text_of(row, "details")};
    });
    return texts;
  });
}

void drop_old_parked_texts(const Office& office) {
  office.database().write([&](soci::session& sql) {
    const auto now = sql::from(office.host->clock().now());
    sql << "DELETE FROM petition.parked WHERE kept_until <= kenes.to_time(cast(:now as bigint))", soci::use(now);
  });
}

}  // namespace kenes::petition
