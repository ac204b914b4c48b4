// The receipt of one signature: on a page, as a file, as a code for a telephone's camera, by mail.
#include <limits>

#include "kenes/mail.hpp"
#include "kenes/qr_codes.hpp"
#include "pages/models.hpp"
#include "public_log/entry_model.hpp"
#include "public_log/public_log.hpp"

namespace kenes::petition {

namespace {

struct Receipt {
  Petition petition;
  participation::LogReceipt log;
  std::int64_t number = 0;
  bool own = false;
};

std::int64_t number_of(const Call& call) {
  return call.request().captures.integer("number", 0, 1, std::numeric_limits<std::int64_t>::max());
}

std::optional<Receipt> read_receipt(soci::session& sql, const Call& call, const Office& office) {
  auto petition = with_log(sql, office, call);
  if (!petition) return std::nullopt;
  auto receipt = office.kit->support_log().receipt(sql, petition->id, number_of(call), log_origin(office, *petition));
  if (!receipt) return std::nullopt;
  const auto own = office.kit->ledger().number_of(sql, petition->id, call.actor());
  return Receipt{std::move(*petition), std::move(*receipt), number_of(call), own == number_of(call)};
}

std::optional<Receipt> read_receipt(const Call& call, const Office& office) {
  return office.database().read([&](soci::session& sql) { return read_receipt(sql, call, office); });
}

std::string file_name(const Receipt& receipt) {
  return "signature-" + std::to_string(receipt.petition.id) + "-" + std::to_string(receipt.number) + ".tlog-proof";
}

std::string receipt_path(std::int64_t petition_id, std::int64_t number) {
  return "/" + std::to_string(petition_id) + "/log/receipt/" + std::to_string(number);
}

std::string path_of(const Receipt& receipt) {
  return receipt_path(receipt.petition.id, receipt.number);
}

std::string title_of(const Call& call, bool own, const boost::json::value& entry) {
  if (own) return call.tr("Receipt of your signature");
  const bool withdrawn = entry.is_object() && entry.at("withdrawn").as_bool();
  return withdrawn ? call.tr("Receipt of a withdrawal") : call.tr("Receipt of a signature");
}

MailMessage letter(const Call& call, const Office& office, const Receipt& receipt) {
  const auto link = office.link(receipt.petition.service, path_of(receipt));
  std::string text = call.tr("Your signature has the number {number} in the log of this petition:",
                             {{"number", std::to_string(receipt.number)}});
  text += "\n\n" + receipt.petition.texts.action + "\n\n";
  text += call.tr("The receipt proves it. Keep this mail, or save what stands between the lines as the file {file}.",
                  {{"file", file_name(receipt)}});
  text += "\n\n---\n" + receipt.log.file + "---\n\n";
  text += call.tr("Look at it, or check it, here:") + "\n" + link + "\n";
  return {.person_id = call.actor().person_id,
          .subject = call.tr("Receipt of your signature"),
          .text = std::move(text),
          // Pressed twice, it comes once; asked for on another day, once more.
          .unique_key = "petition.receipt:" + path_of(receipt) + ":" + std::to_string(call.actor().person_id) + ":" +
                        to_iso(call.now()).substr(0, 10)};
}

}  // namespace

Response receipt_page(Call& call, const Office& office) {
  const auto receipt = read_receipt(call, office);
  if (!receipt) return not_found();
  const auto path = path_of(*receipt);
  auto model = short_model(call, office.engine().process_of(receipt->petition.standing), receipt->petition);
  auto entry = entry_model(call, office, receipt->log.entry);
  const bool of_signature = entry.is_object() && entry.at("kind") == "supported";
  model["title"] = title_of(call, receipt->own, entry);
  model["entry"] = std::move(entry);
  model["of_signature"] = of_signature;
  model["log_size"] = receipt->log.log_size;
  model["file"] = receipt->log.file;
  model["file_href"] = call.url(path + "/file");
  model["code_src"] = office.host->find<QrCodes>() == nullptr ? boost::json::value(nullptr)
                                                              : boost::json::value(call.url(path + "/code.svg"));
  model["mail_action"] = receipt->own ? boost::json::value(call.url(path + "/mail")) : boost::json::value(nullptr);
  model["log_href"] = log_href(call, office, receipt->petition);
  auto response = page("petition/public_log/receipt", std::move(model));
  response.caching = Caching::short_shared;
  return response;
}

Response receipt_file(Call& call, const Office& office) {
  const auto receipt = read_receipt(call, office);
  if (!receipt) return not_found();
  auto response = text(receipt->log.file, "text/plain; charset=utf-8");
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + file_name(*receipt) + "\""});
  response.caching = Caching::short_shared;
  return response;
}

// Of an address: it needs no proof, only that there is such an entry.
Response receipt_code(Call& call, const Office& office) {
  const auto* codes = office.host->find<QrCodes>();
  const auto number = number_of(call);
  const auto petition = office.database().read([&](soci::session& sql) {
    auto found = with_log(sql, office, call);
    const bool has_it = found && number >= 1 && number <= office.kit->support_log().size(sql, found->id).entries;
    return has_it ? std::move(found) : std::nullopt;
  });
  if (!petition || codes == nullptr) return not_found();
  auto response = text(codes->svg(office.link(petition->service, receipt_path(petition->id, number)),
                                  call.tr("QR code of this receipt’s address")),
                       "image/svg+xml");
  response.caching = Caching::short_shared;
  return response;
}

Response mail_receipt_action(Call& call, const Office& office) {
  const auto receipt = office.database().write([&](soci::session& sql) {
    auto found = read_receipt(sql, call, office);
    if (found && found->own) office.host->mail().send(sql, letter(call, office, *found));
    return found;
  });
  if (!receipt || !receipt->own) return not_found();
  call.flash("success", call.tr("The receipt is on its way to your e-mail address."));
  return redirect(call.url(path_of(*receipt)));
}

}  // namespace kenes::petition
