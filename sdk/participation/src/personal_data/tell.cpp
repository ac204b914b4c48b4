#include "personal_data/personal_data.hpp"

#include "kenes/personal_rows.hpp"

namespace kenes::participation {
namespace {

// Far more than a person signs; a file of this many takes some 30 MB.
constexpr int most_told = 100'000;

constexpr PersonalRows kinds[] = {
    {"supports",
     "select json_strip_nulls(json_build_object('submission', s.submission_id, 'entry_in_the_log', s.number, "
     "'at', kenes.to_iso(e.at), 'territory', nullif(e.territory, ''), 'public_name', coalesce(p.name, h.name), "
     "'network', cast(s.network as text), 'mail_domain', s.mail_domain, 'way_to_sign_in', s.provider, "
     "'invalidated', case when s.invalidation is not null then true end))::text "
     "from participation.supporter s "
     "join participation.support_entry e on e.submission_id = s.submission_id and e.number = s.number "
     "left join participation.public_name p on p.submission_id = s.submission_id and p.number = s.number "
     "left join participation.hidden_name h on h.submission_id = s.submission_id and h.number = s.number "
     "where s.person_id = cast(:person as bigint) order by s.submission_id, s.number limit cast(:most as integer)"},
    {"submissions",
     "select json_build_object('submission', s.id, 'service', s.service, 'stage', s.stage, "
     "'filed_at', kenes.to_iso(s.created_at), 'public_since', kenes.to_iso(s.published_at))::text "
     "from participation.submission s where s.author_id = cast(:person as bigint) order by s.id "
     "limit cast(:most as integer)"},
};

long long count_supports(soci::session& sql, std::int64_t person) {
  long long count = 0;
  sql << "select count(*) from participation.supporter where person_id = cast(:person as bigint)",
      soci::use(person, "person"), soci::into(count);
  return count;
}

}  // namespace

std::vector<Deed> KitPersonalData::deeds(soci::session&, std::int64_t, const Translator&, Time, int) {
  return {};
}

boost::json::object KitPersonalData::all(soci::session& sql, std::int64_t person) {
  return personal_rows(sql, kinds, person, most_told);
}

std::vector<std::string> KitPersonalData::consequences(soci::session& sql, std::int64_t person,
                                                       const Translator& words) {
  const auto count = count_supports(sql, person);
  if (count == 0) return {};
  return {words.trn("{count} signature goes on counting. Your name beside it, and where it came from, are deleted.",
                    "{count} signatures go on counting. Your name beside them, and where they came from, are deleted.",
                    count),
          words.tr("With each signature a fingerprint stays from which nobody can read who you are. It keeps anyone "
                   "from signing twice: if you come back in the same way, you can take a signature back, but not sign "
                   "the same again.")};
}

}  // namespace kenes::participation
