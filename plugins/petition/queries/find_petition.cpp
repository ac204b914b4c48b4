#include "queries/find_petition.hpp"

#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

constexpr const char* own_columns =
    "SELECT p.id, p.service, p.action, p.background, p.additional_details, p.committee_note, p.language, "
    "  CASE WHEN p.anonymous THEN '' ELSE p.creator_name END AS creator_name, p.creator_name AS author_name, "
    "  CASE WHEN p.anonymous THEN '' ELSE p.group_name END AS group_name, p.group_name AS author_group, "
    "  p.group_size, cast(p.anonymous as integer) AS anonymous, "
    "  kenes.to_micros(p.created_at) AS created_at, kenes.to_micros(p.updated_at) AS updated_at, "
    "  kenes.to_micros(p.moderation_reached_at) AS moderation_reached_at, "
    "  kenes.to_micros(p.response_reached_at) AS response_reached_at, "
    "  kenes.to_micros(p.debate_reached_at) AS debate_reached_at, kenes.to_micros(p.rejected_at) AS rejected_at, "
    "  p.rejection_code, p.rejection_details, p.review_note, cast(p.departments as text) AS departments, "
    "  p.text_sha256, cast(p.imported as integer) AS imported, "
    "  (SELECT coalesce(json_agg(t.code ORDER BY t.code), '[]') #>> '{}' FROM petition.topic t WHERE t.petition_id = "
    "p.id) "
    "  AS topics "
    "FROM petition.petition p WHERE p.id = cast(:id as bigint) AND p.service = cast(:service as text)";

Petition read(const soci::row& row) {
  Petition petition;
  petition.id = number_of(row, "id");
  petition.service = text_of(row, "service");
  petition.texts = {text_of(row, "action"), text_of(row, "background"), text_of(row, "additional_details")};
  petition.committee_note = text_of(row, "committee_note");
  petition.language = text_of(row, "language");
  petition.creator_name = text_of(row, "creator_name");
  petition.author_name = text_of(row, "author_name");
  petition.group_name = text_of(row, "group_name");
  petition.author_group = text_of(row, "author_group");
  petition.group_size = row.get<int>("group_size");
  petition.anonymous = row.get<int>("anonymous") != 0;
  petition.created_at = *time_of(row, "created_at");
  petition.updated_at = *time_of(row, "updated_at");
  petition.moderation_reached_at = time_of(row, "moderation_reached_at");
  petition.response_reached_at = time_of(row, "response_reached_at");
  petition.debate_reached_at = time_of(row, "debate_reached_at");
  petition.rejected_at = time_of(row, "rejected_at");
  petition.rejection_code = text_of(row, "rejection_code");
  petition.rejection_details = text_of(row, "rejection_details");
  petition.review_note = text_of(row, "review_note");
  petition.departments = boost::json::parse(text_of(row, "departments")).as_array();
  petition.text_sha256 = text_of(row, "text_sha256");
  petition.imported = row.get<int>("imported") != 0;
  const auto topics = boost::json::parse(text_of(row, "topics"));
  for (const auto& topic : topics.as_array()) {
    petition.topics.emplace_back(topic.as_string());
  }
  return petition;
}

}  // namespace

std::optional<Petition> find_petition(soci::session& sql, const Office& office, std::string_view service,
                                      std::int64_t id) {
  const std::string slug(service);
  const soci::rowset<soci::row> rows = (sql.prepare << own_columns, soci::use(id), soci::use(slug));
  std::optional<Petition> petition;
  first_row(rows, [&](const soci::row& row) { petition = read(row); });
  if (!petition) return std::nullopt;
  auto standing = office.engine().find(sql, id);
  if (!standing) return std::nullopt;
  petition->standing = std::move(*standing);
  if (const auto& place = petition->standing.territory; !place.empty())
    petition->place = office.kit->territories().find(sql, place);
  return petition;
}

}  // namespace kenes::petition
