#include "kenes/personal_rows.hpp"
#include "personal_data/personal_data.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

constexpr int most_told = 100'000;  // of one kind

constexpr PersonalRows kinds[] = {
    {"petitions",
     "SELECT json_build_object('petition', id, 'service', service, 'language', language, 'action', action, "
     "'background', background, 'additional_details', additional_details, 'name', creator_name, 'name_hidden', "
     "anonymous, 'group', group_name, 'group_size', group_size, 'note_from_the_authority', review_note, "
     "'created_at', kenes.to_iso(created_at), 'updated_at', kenes.to_iso(updated_at), "
     "'files', (SELECT coalesce(json_agg(json_build_object('name', a.name, 'type', a.type, 'size', a.size, 'sha256', "
     "  a.sha256)), '[]') FROM petition.attachment a WHERE a.petition_id = petition.id))::text "
     "FROM petition.petition WHERE author_id = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)"},
    {"signed",
     "SELECT json_build_object('petition', p.id, 'service', p.service, 'action', p.action, 'at', "
     "kenes.to_iso(e.at))::text FROM participation.supporter s JOIN petition.petition p ON p.id = s.submission_id "
     "JOIN participation.support_entry e ON e.submission_id = s.submission_id AND e.number = s.number "
     "WHERE s.person_id = cast(:person as bigint) ORDER BY p.id LIMIT cast(:most as integer)"},
    {"news_and_names",
     "SELECT json_build_object('petition', petition_id, 'name', name, 'place', territory, 'gets_news', notify, 'at', "
     "kenes.to_iso(signed_at))::text FROM petition.supporter WHERE person_id = cast(:person as bigint) "
     "ORDER BY petition_id LIMIT cast(:most as integer)"},
    {"answers_to_authorities",
     "SELECT json_build_object('petition', petition_id, 'text', text, 'published', published, 'at', "
     "kenes.to_iso(at))::text FROM petition.act_reply WHERE person_id = cast(:person as bigint) ORDER BY act_id "
     "LIMIT cast(:most as integer)"},
    {"versions_of_texts",
     "SELECT json_build_object('petition', petition_id, 'number', number, 'action', action, 'background', background, "
     "'additional_details', additional_details, 'why', why, 'name', name, 'at', kenes.to_iso(at))::text "
     "FROM petition.text_version WHERE person_id = cast(:person as bigint) ORDER BY petition_id, number "
     "LIMIT cast(:most as integer)"},
    {"comments_on_drafts",
     "SELECT json_build_object('petition', petition_id, 'text', text, 'name', name, 'at', kenes.to_iso(at))::text "
     "FROM petition.drafting_comment WHERE person_id = cast(:person as bigint) ORDER BY id "
     "LIMIT cast(:most as integer)"},
};

struct Counts {
  long long published = 0, unpublished = 0, followed = 0, written = 0, unpublished_replies = 0;
};

Counts count(soci::session& sql, std::int64_t person) {
  Counts counts;
  sql << "SELECT count(*) FILTER (WHERE s.published_at IS NOT NULL), count(*) FILTER (WHERE s.published_at IS NULL) "
         "FROM petition.petition p JOIN participation.submission s ON s.id = p.id "
         "WHERE p.author_id = cast(:person as bigint)",
      soci::use(person, "person"), soci::into(counts.published), soci::into(counts.unpublished);
  sql << "SELECT count(*) FROM petition.supporter WHERE person_id = cast(:person as bigint) AND notify",
      soci::use(person, "person"), soci::into(counts.followed);
  sql << "SELECT (SELECT count(*) FROM petition.act_reply WHERE person_id = cast(:one as bigint) AND published) + "
         "(SELECT count(*) FROM petition.text_version WHERE person_id = cast(:two as bigint)) + "
         "(SELECT count(*) FROM petition.drafting_comment WHERE person_id = cast(:three as bigint)), "
         "(SELECT count(*) FROM petition.act_reply WHERE person_id = cast(:four as bigint) AND NOT published)",
      soci::use(person, "one"), soci::use(person, "two"), soci::use(person, "three"), soci::use(person, "four"),
      soci::into(counts.written), soci::into(counts.unpublished_replies);
  return counts;
}

}  // namespace

boost::json::object PetitionPersonalData::all(soci::session& sql, std::int64_t person) {
  return personal_rows(sql, kinds, person, most_told);
}

std::vector<std::string> PetitionPersonalData::consequences(soci::session& sql, std::int64_t person,
                                                            const Translator& words) {
  const auto counts = count(sql, person);
  std::vector<std::string> all;
  if (counts.published > 0) {
    all.push_back(
        words.trn("{count} petition of yours that was published stays on this site, with its text and "
                  "without your name.",
                  "{count} petitions of yours that were published stay on this site, with their texts and "
                  "without your name.",
                  counts.published));
  }
  if (counts.unpublished > 0) {
    all.push_back(words.trn("{count} petition of yours that was never public is deleted, with its files.",
                            "{count} petitions of yours that were never public are deleted, with their files.",
                            counts.unpublished));
  }
  if (counts.written > 0) {
    all.push_back(
        words.trn("{count} text that you wrote with or for an authority stays with its petition, without "
                  "your name.",
                  "{count} texts that you wrote with or for an authority stay with their petitions, without "
                  "your name.",
                  counts.written));
  }
  if (counts.unpublished_replies > 0) {
    all.push_back(words.trn("{count} answer that only an authority could read is deleted here.",
                            "{count} answers that only an authority could read are deleted here.",
                            counts.unpublished_replies));
  }
  if (counts.followed > 0) {
    all.push_back(words.trn("You get no more news of {count} petition that you signed.",
                            "You get no more news of {count} petitions that you signed.", counts.followed));
  }
  return all;
}

}  // namespace kenes::petition
