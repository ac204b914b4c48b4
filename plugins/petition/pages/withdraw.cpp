#include <limits>

#include "commands/withdraw_signature.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "public_log/public_log.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

namespace {

std::optional<Petition> find(const Office& office, const Call& call) {
  return office.database().read(
      [&](soci::session& sql) { return find_petition(sql, office, call.service().slug, id_of(call)); });
}

Response after(Call& call, const Office& office, const Petition& petition, const Withdrawal& withdrawal) {
  if (withdrawal.last) {
    call.flash("important", call.tr("If you sign this petition again today, you can’t withdraw that before tomorrow."));
  }
  const auto path = "/" + std::to_string(petition.id);
  if (withdrawal.entry > 0 && !log_href(call, office, petition).is_null()) {
    return redirect(call.url(path + "/withdrawn?entry=" + std::to_string(withdrawal.entry)));
  }
  call.flash("success", call.tr("Your signature is withdrawn. You can sign again at any time while it is open."));
  const bool shown = petition.standing.visibility == participation::Visibility::everyone;
  return redirect(call.url(shown ? path : ""));
}

}  // namespace

std::string too_often_text(const Call& call) {
  return call.words().trn(
      "You have withdrawn your signature from this petition {count} time today. It counts until tomorrow; then you can "
      "withdraw it again.",
      "You have withdrawn your signature from this petition {count} times today. It counts until tomorrow; then you "
      "can "
      "withdraw it again.",
      most_withdrawals);
}

Response withdraw_action(Call& call, const Office& office) {
  const auto petition = find(office, call);
  if (!petition) return not_found();
  const auto withdrawal = withdraw_signature(office, petition->id, call.actor());
  switch (withdrawal.outcome) {
    case Withdrawal::Outcome::not_collecting:
      return conflict(call.tr("This petition is not collecting signatures now, so yours can't be withdrawn."));
    case Withdrawal::Outcome::too_often:
      return conflict(too_often_text(call));
    case Withdrawal::Outcome::withdrawn:
      return after(call, office, *petition, withdrawal);
    case Withdrawal::Outcome::not_supported:
      break;
  }
  call.flash("important", call.tr("You had not signed this petition."));
  const bool shown = petition->standing.visibility == participation::Visibility::everyone;
  return redirect(call.url(shown ? "/" + std::to_string(petition->id) : ""));
}

// The ledger knows nothing of the person any more: the address says which entry tells of the withdrawal. It is public,
// like all of the log.
Response withdrawn_page(Call& call, const Office& office) {
  const auto entry = call.request().query.integer("entry", 0, 0, std::numeric_limits<std::int64_t>::max());
  const auto petition = find(office, call);
  if (!petition || entry == 0 || log_href(call, office, *petition).is_null()) return not_found();
  auto model = short_model(call, office.engine().process_of(petition->standing), *petition);
  model["title"] = call.tr("Your signature is withdrawn");
  model["receipt_href"] = receipt_href(call, office, *petition, entry);
  return page("petition/withdrawn", std::move(model));
}

}  // namespace kenes::petition
