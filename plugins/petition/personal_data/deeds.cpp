#include "personal_data/personal_data.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

// Each part by an index that begins with the person, then sorted: nobody has done so much that this takes long.
constexpr const char* done =
    "SELECT kind, kenes.to_micros(at) AS at, action, service, id, stage_kind, visibility FROM ("
    "  SELECT 'started' AS kind, p.created_at AS at, p.id FROM petition.petition p "
    "    WHERE p.author_id = cast(:author as bigint) "
    "  UNION ALL SELECT CASE WHEN s.invalidation IS NULL THEN 'signed' ELSE 'invalidated' END, e.at, s.submission_id "
    "    FROM participation.supporter s JOIN participation.support_entry e "
    "    ON e.submission_id = s.submission_id AND e.number = s.number WHERE s.person_id = cast(:supporter as bigint) "
    "  UNION ALL SELECT 'replied', r.at, r.petition_id FROM petition.act_reply r "
    "    WHERE r.person_id = cast(:replier as bigint) "
    "  UNION ALL SELECT 'wrote', v.at, v.petition_id FROM petition.text_version v "
    "    WHERE v.person_id = cast(:writer as bigint) "
    "  UNION ALL SELECT 'commented', c.at, c.petition_id FROM petition.drafting_comment c "
    "    WHERE c.person_id = cast(:commenter as bigint)) AS deed "
    "JOIN petition.petition USING (id) JOIN (SELECT id, stage_kind, visibility FROM participation.submission) AS "
    "stands "
    "USING (id) WHERE at < kenes.to_time(cast(:before as bigint)) ORDER BY at DESC, id DESC, kind "
    "LIMIT cast(:most as integer)";

std::string said(const std::string& kind, const Translator& words) {
  if (kind == "started") return words.tr("You started a petition");
  if (kind == "signed") return words.tr("You signed a petition");
  if (kind == "invalidated") return words.tr("You signed a petition; the signature was invalidated");
  if (kind == "replied") return words.tr("You answered an authority");
  if (kind == "wrote") return words.tr("You wrote a version of a text");
  return words.tr("You commented on a draft");
}

std::string page_of(const soci::row& row) {
  const auto path = "/" + text_of(row, "service") + "/" + std::to_string(number_of(row, "id"));
  if (text_of(row, "visibility") == "everyone") return path;
  if (text_of(row, "kind") != "started") return "";
  return path + (text_of(row, "stage_kind") == "draft" ? "/check" : "/share");
}

}  // namespace

std::vector<Deed> PetitionPersonalData::deeds(soci::session& sql, std::int64_t person, const Translator& words,
                                              Time before, int most) {
  const auto until = micros(before);
  const soci::rowset<soci::row> rows =
      (sql.prepare << done, soci::use(person, "author"), soci::use(person, "supporter"), soci::use(person, "replier"),
       soci::use(person, "writer"), soci::use(person, "commenter"), soci::use(until, "before"),
       soci::use(most, "most"));
  std::vector<Deed> deeds;
  for (const auto& row : rows) {
    deeds.push_back({*time_of(row, "at"), said(text_of(row, "kind"), words), text_of(row, "action"), page_of(row)});
  }
  return deeds;
}

}  // namespace kenes::petition
