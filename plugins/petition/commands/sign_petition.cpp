#include "commands/sign_petition.hpp"

#include "domain/mail_domain.hpp"
#include "kenes/network.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

using participation::SupportOutcome;

participation::SupportResult sign_petition(const Office& office, std::string_view service, const Signature& signature,
                                           const Actor& person) {
  const auto result =
      office.kit->ledger().support({signature.petition_id,
                                    person.person_id,
                                    person.person_key,
                                    signature.territory,
                                    signature.show_name ? signature.name : std::string(),
                                    {network_of(signature.client), mail_domain_of(person.email), person.sign_in},
                                    person.former_keys});
  const bool keep_name = office.settings_of(service).keep_names;
  const bool supports =
      result.outcome == SupportOutcome::supported || result.outcome == SupportOutcome::already_supported;
  // Most signatures need nothing beside the ledger.
  if (!supports || !(keep_name || signature.notify)) return result;

  office.database().write([&](soci::session& sql) {
    const auto now = sql::from(office.host->clock().now());
    const std::string name = keep_name ? signature.name : std::string();
    const int notify = signature.notify ? 1 : 0;
    sql << "INSERT INTO petition.supporter (petition_id, person_id, name, territory, notify, signed_at) VALUES "
           "(cast(:id as bigint), cast(:person as bigint), cast(:name as text), cast(:territory as text), "
           " cast(cast(:notify as integer) as boolean), kenes.to_time(cast(:now as bigint))) "
           "ON CONFLICT (petition_id, person_id) DO UPDATE SET notify = supporter.notify OR excluded.notify",
        soci::use(signature.petition_id), soci::use(person.person_id), soci::use(name), soci::use(signature.territory),
        soci::use(notify), soci::use(now);
  });
  return result;
}

}  // namespace kenes::petition
