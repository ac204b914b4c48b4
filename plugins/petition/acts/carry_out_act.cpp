#include "acts/commands.hpp"
#include "acts/letters.hpp"
#include "jobs/tell_supporters.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<participation::Act> carry_out_act(const Office& office, std::string_view service, std::int64_t id,
                                         const participation::NewAct& wanted, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<participation::Act> {
    const auto petition = find_petition(sql, office, service, id);
    if (!petition) return fail("not_found", "there is no such petition in this service");
    auto act = office.kit->acts().carry_out(sql, id, wanted, by);
    if (!act) return act;
    tell_of_act(sql, office, *petition, *act);
    const auto* rule = office.engine().process_of(petition->standing).act(act->rule);
    if (rule->tells_supporters) tell_supporters(sql, office, {id, "act", std::to_string(act->id)});
    return act;
  });
}

}  // namespace kenes::petition
