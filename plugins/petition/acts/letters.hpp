#pragma once
// What the people concerned are told of an act, in the transaction of the act.
#include <soci/soci.h>

#include "domain/petition.hpp"
#include "kenes/participation/acts.hpp"
#include "office.hpp"

namespace kenes::petition {

// The author gets a letter or an invitation; a body that is asked or reminded gets a mail, where the portal knows its
// address. Each once.
void tell_of_act(soci::session& sql, const Office& office, const Petition& petition, const participation::Act& act);
void tell_of_withdrawal(soci::session& sql, const Office& office, const Petition& petition,
                        const participation::Act& act);
// The committee hears that it was answered, where the portal knows its address.
void tell_of_reply(soci::session& sql, const Office& office, const Petition& petition, const participation::Act& act);

}  // namespace kenes::petition
