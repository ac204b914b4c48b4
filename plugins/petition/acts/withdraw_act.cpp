#include "acts/commands.hpp"
#include "acts/letters.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<void> withdraw_act(const Office& office, std::string_view service, std::int64_t id, std::int64_t act_id,
                          const std::string& because, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = find_petition(sql, office, service, id);
    const auto act = office.kit->acts().find(sql, act_id);
    if (!petition || !act || act->submission_id != id) return fail("not_found", "the petition has no such act");
    const auto withdrawn = office.kit->acts().withdraw(sql, act_id, because, by);
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    tell_of_withdrawal(sql, office, *petition, *withdrawn);
    return {};
  });
}

}  // namespace kenes::petition
