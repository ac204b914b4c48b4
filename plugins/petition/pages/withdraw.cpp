#include "commands/sign_petition.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Response withdraw_action(Call& call, const Office& office) {
  const auto petition = office.database().read(
      [&](soci::session& sql) { return find_petition(sql, office, call.service().slug, id_of(call)); });
  if (!petition) return not_found();
  switch (withdraw_signature(office, petition->id, call.actor())) {
    case participation::WithdrawOutcome::not_collecting:
      return conflict(call.tr("This petition is not collecting signatures now, so yours can't be withdrawn."));
    case participation::WithdrawOutcome::not_supported:
      call.flash("important", call.tr("You had not signed this petition."));
      break;
    case participation::WithdrawOutcome::withdrawn:
      call.flash("success", call.tr("Your signature is withdrawn. You can sign again at any time while it is open."));
      break;
  }
  const bool shown = petition->standing.visibility == participation::Visibility::everyone;
  return redirect(call.url(shown ? "/" + std::to_string(petition->id) : ""));
}

}  // namespace kenes::petition
