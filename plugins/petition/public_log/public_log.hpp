#pragma once
// The public log of a petition's signatures: to download, to count again, and receipts of single signatures.
#include <optional>
#include <string>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_public_log(Registrar& registrar, const Office& office);

Response log_page(Call& call, const Office& office);
Response check_receipt_action(Call& call, const Office& office);
Response checkpoint_file(Call& call, const Office& office);
Response count_file(Call& call, const Office& office);
Response keys_file(Call& call, const Office& office);
Response tile_file(Call& call, const Office& office);
Response receipt_page(Call& call, const Office& office);
Response receipt_file(Call& call, const Office& office);
Response receipt_code(Call& call, const Office& office);
Response mail_receipt_action(Call& call, const Office& office);

// The petition that the address names, if this visitor may see it and its log is public.
std::optional<Petition> with_log(soci::session& sql, const Office& office, const Call& call);
// By which its checkpoints name it: its address without "https://".
std::string log_origin(const Office& office, const Petition& petition);
// Of the page of the log, or of the receipt of one signature; null where there is none for everyone.
boost::json::value log_href(const Call& call, const Office& office, const Petition& petition);
boost::json::value receipt_href(const Call& call, const Office& office, const Petition& petition, std::int64_t number);

}  // namespace kenes::petition
