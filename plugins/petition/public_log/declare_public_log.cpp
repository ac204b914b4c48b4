#include "domain/stages.hpp"
#include "pages/seen.hpp"
#include "public_log/public_log.hpp"
#include "routes.hpp"

namespace kenes::petition {

namespace {

constexpr int receipts_per_minute = 60;  // a proof is made of many rows, and anyone may ask for it

bool is_logged(const Office& office, const Petition& petition) {
  const auto& process = office.engine().process_of(petition.standing);
  const auto* stage = process.stage(petition.standing.stage);
  return process.public_log && stage != nullptr && is_public(*stage) && !petition.imported;
}

}  // namespace

void declare_public_log(Registrar& registrar, const Office& office) {
  const Access everyone = Access::anyone();
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/log", everyone, log_page, no_twin},
      {Method::post, "/{id:int}/log", everyone, check_receipt_action, no_twin, 30},
      {Method::get, "/{id:int}/log/checkpoint", everyone, checkpoint_file, no_twin},
      {Method::get, "/{id:int}/log/count", everyone, count_file, no_twin},
      {Method::get, "/{id:int}/log/keys", everyone, keys_file, no_twin},
      // tile/L/N[.p/W], where N has three digits between slashes: up to a thousand million entries.
      {Method::get, "/{id:int}/log/tile/{a}/{b}", everyone, tile_file, no_twin},
      {Method::get, "/{id:int}/log/tile/{a}/{b}/{c}", everyone, tile_file, no_twin},
      {Method::get, "/{id:int}/log/tile/{a}/{b}/{c}/{d}", everyone, tile_file, no_twin},
      {Method::get, "/{id:int}/log/tile/{a}/{b}/{c}/{d}/{e}", everyone, tile_file, no_twin},
      {Method::get, "/{id:int}/log/receipt/{number:int}", everyone, receipt_page, no_twin, receipts_per_minute},
      {Method::get, "/{id:int}/log/receipt/{number:int}/file", everyone, receipt_file, no_twin, receipts_per_minute},
      {Method::get, "/{id:int}/log/receipt/{number:int}/code.svg", everyone, receipt_code, no_twin,
       receipts_per_minute},
      {Method::post, "/{id:int}/log/receipt/{number:int}/mail", Access::signed_in(), mail_receipt_action, no_twin, 10},
  };
  declare_routes(registrar, office, routes);
}

std::optional<Petition> with_log(soci::session& sql, const Office& office, const Call& call) {
  auto seen = see(sql, office, call);
  if (!seen || !is_logged(office, seen->petition)) return std::nullopt;
  return std::move(seen->petition);
}

std::string log_origin(const Office& office, const Petition& petition) {
  const auto link = office.link(petition.service, "/" + std::to_string(petition.id) + "/log");
  return link.substr(link.find("://") + 3);
}

boost::json::value log_href(const Call& call, const Office& office, const Petition& petition) {
  if (!is_logged(office, petition)) return nullptr;
  return boost::json::value(call.url("/" + std::to_string(petition.id) + "/log"));
}

boost::json::value receipt_href(const Call& call, const Office& office, const Petition& petition, std::int64_t number) {
  if (!is_logged(office, petition)) return nullptr;
  return boost::json::value(call.url("/" + std::to_string(petition.id) + "/log/receipt/" + std::to_string(number)));
}

}  // namespace kenes::petition
