#include "commands/withdraw_signature.hpp"
#include "domain/stages.hpp"
#include "invalidating/notice.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "public_log/public_log.hpp"
#include "queries/find_petition.hpp"
#include "supporters/consent.hpp"
#include "supporters/supporters.hpp"

namespace kenes::petition {

namespace {

// Those who signed may see this much of a petition also while it is not public.
struct Signed {
  Petition petition;
  std::int64_t number = 0;      // in the log
  boost::json::value notice{};  // why it doesn't count; null if it does
};

std::optional<Signed> signed_by(const Office& office, const Call& call) {
  return office.database().read([&](soci::session& sql) -> std::optional<Signed> {
    const auto number = office.kit->ledger().number_of(sql, id_of(call), call.actor());
    if (!number) return std::nullopt;
    auto petition = find_petition(sql, office, call.service().slug, id_of(call));
    if (!petition) return std::nullopt;
    auto notice = own_notice(sql, call, office, *petition);
    return Signed{std::move(*petition), *number, std::move(notice)};
  });
}

boost::json::object model_of(const Call& call, const Office& office, const Petition& petition) {
  const auto& process = office.engine().process_of(petition.standing);
  const auto* stage = process.stage(petition.standing.stage);
  auto model = short_model(call, process, petition);
  const bool everyone = stage != nullptr && is_public(*stage);
  model["public"] = everyone;
  model["need"] = stage != nullptr ? need_model(process, *stage, petition.standing) : nullptr;
  model["share_url"] = everyone ? boost::json::value(office.link(petition.service, "/" + std::to_string(petition.id)))
                                : boost::json::value(nullptr);
  model["withdraw_href"] = stage != nullptr && collects(*stage)
                               ? boost::json::value(call.url("/" + std::to_string(petition.id) + "/withdraw"))
                               : boost::json::value(nullptr);
  model["home_href"] = call.url("");
  return model;
}

// Hidden texts stay hidden from supporters too.
bool concealed(const Petition& petition) {
  return petition.standing.visibility == participation::Visibility::staff ||
         petition.standing.visibility == participation::Visibility::author;
}

}  // namespace

Response signed_page(Call& call, const Office& office) {
  const auto found = signed_by(office, call);
  if (!found || concealed(found->petition)) return redirect(call.url("/" + std::to_string(id_of(call))));
  auto model = model_of(call, office, found->petition);
  add_own_name(model, call, office, found->petition);
  model["receipt_href"] = receipt_href(call, office, found->petition, found->number);
  model["title"] =
      found->notice.is_null() ? call.tr("Thank you for signing") : call.tr("Your signature does not count now");
  if (!found->notice.is_null()) model["withdraw_href"] = nullptr;
  model["notice"] = found->notice;
  return page("petition/signed", std::move(model));
}

Response withdraw_page(Call& call, const Office& office) {
  const auto found = signed_by(office, call);
  if (!found || concealed(found->petition)) return not_found();
  if (!found->notice.is_null()) return redirect(call.url("/" + std::to_string(found->petition.id) + "/signed"));
  auto model = model_of(call, office, found->petition);
  model["title"] = call.tr("Withdraw your signature");
  const bool too_often = office.database().read(
      [&](soci::session& sql) { return withdrew_too_often(sql, office, found->petition.id, call.actor()); });
  model["too_often"] = too_often ? boost::json::value(too_often_text(call)) : boost::json::value(nullptr);
  model["back_href"] = call.url("/" + std::to_string(found->petition.id) + "/signed");
  return page("petition/withdraw", std::move(model));
}

}  // namespace kenes::petition
