// The log explained, its keys, and whether a receipt holds.
#include <limits>

#include "kenes/form.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "public_log/entry_model.hpp"
#include "public_log/public_log.hpp"

namespace kenes::petition {

namespace {

using participation::CheckedReceipt;
using participation::ReceiptVerdict;

constexpr int longest_receipt = 20'000, invalidations_on_page = 100;

struct Log {
  Petition petition;
  participation::LogSize size;
  std::vector<participation::Invalidation> invalidations;
  bool goes_on = false;  // with earlier ones
  std::vector<std::string> keys;
  std::optional<CheckedReceipt> checked;
};

std::int64_t before_of(const Call& call) {
  return call.request().query.integer("before", 0, 0, std::numeric_limits<std::int64_t>::max());
}

std::optional<Log> read_log(const Call& call, const Office& office, const std::string& receipt) {
  return office.database().read([&](soci::session& sql) -> std::optional<Log> {
    auto petition = with_log(sql, office, call);
    if (!petition) return std::nullopt;
    auto& logs = office.kit->support_log();
    const auto origin = log_origin(office, *petition);
    Log log{.petition = std::move(*petition), .keys = logs.keys(sql, origin), .checked = {}};
    log.size = logs.size(sql, log.petition.id);
    if (log.size.invalidated > 0) {
      // One more than is shown tells whether the list goes on.
      log.invalidations =
          office.kit->invalidations().list(sql, log.petition.id, before_of(call), invalidations_on_page + 1);
      log.goes_on = log.invalidations.size() > invalidations_on_page;
      if (log.goes_on) log.invalidations.pop_back();
    }
    if (!receipt.empty()) log.checked = logs.check(sql, log.petition.id, origin, receipt);
    return log;
  });
}

std::string verdict_text(const Call& call, const CheckedReceipt& checked) {
  switch (checked.verdict) {
    case ReceiptVerdict::proved:
      return call.tr(
          "This receipt holds: the signature is in the log, and nothing that the log held then was changed or left "
          "out.");
    case ReceiptVerdict::malformed:
      return call.tr("This is no receipt, or a part of it is missing. Paste the whole text of the file.");
    case ReceiptVerdict::other_log:
      return call.tr("This is the receipt of another petition. Check it on that petition’s page.");
    case ReceiptVerdict::unknown_key:
      return call.tr("This receipt was not signed by this site, or was changed after it was given.");
    case ReceiptVerdict::not_proved:
      return call.tr("The proof in this receipt does not fit its signature: it was changed after it was given.");
    case ReceiptVerdict::rewritten:
      break;
  }
  return call.tr(
      "This site signed the receipt, but the log of today does not contain the log of that time: signatures were "
      "changed or left out. Please tell those who run this site, and keep the receipt.");
}

boost::json::value checked_model(const Call& call, const Office& office, const Log& log) {
  if (!log.checked) return nullptr;
  const auto& checked = *log.checked;
  auto entry = entry_model(call, office, checked.entry);
  return boost::json::object{{"good", checked.verdict == ReceiptVerdict::proved},
                             {"text", verdict_text(call, checked)},
                             {"entry", checked.verdict == ReceiptVerdict::proved ? std::move(entry) : nullptr},
                             {"size_then", checked.size_then},
                             {"size_now", checked.size_now}};
}

boost::json::array invalidation_models(const std::vector<participation::Invalidation>& all) {
  boost::json::array models;
  for (const auto& one : all) {
    if (one.invalidated == 0) continue;
    models.emplace_back(boost::json::object{{"at", to_iso(one.began_at)},
                                            {"count", one.invalidated},
                                            {"reason", one.reason},
                                            {"restored", one.restored},
                                            {"undone_at", moment(one.undone_at)},
                                            {"undone_because", one.undone_because}});
  }
  return models;
}

Response answer(Call& call, const Office& office, const Log& log, boost::json::object form, int status) {
  const auto& process = office.engine().process_of(log.petition.standing);
  auto model = short_model(call, process, log.petition);
  const auto path = "/" + std::to_string(log.petition.id) + "/log";
  boost::json::array keys;
  for (const auto& key : log.keys) keys.emplace_back(boost::json::object{{"key", key}});
  model["title"] = call.tr("The log of signatures");
  model["size"] = log.size.entries;
  model["withdrawn"] = log.size.withdrawn();
  model["invalidations"] = invalidation_models(log.invalidations);
  model["newer_href"] = before_of(call) > 0 ? boost::json::value(call.url(path)) : boost::json::value(nullptr);
  model["older_href"] =
      log.goes_on
          ? boost::json::value(address(call.url(path), {{"before", std::to_string(log.invalidations.back().id)}}))
          : boost::json::value(nullptr);
  model["elsewhere"] = log.size.elsewhere;
  model["address"] = office.link(log.petition.service, path);
  model["checkpoint_href"] = call.url(path + "/checkpoint");
  model["keys"] = std::move(keys);
  model["checked"] = checked_model(call, office, log);
  model["form"] = std::move(form);
  model["form_action"] = call.url(path);
  return page("petition/public_log/log", std::move(model), status);
}

}  // namespace

Response log_page(Call& call, const Office& office) {
  const auto log = read_log(call, office, "");
  if (!log) return not_found();
  auto response = answer(call, office, *log, Form::blank({{"receipt", ""}}), 200);
  response.caching = Caching::short_shared;
  return response;
}

Response check_receipt_action(Call& call, const Office& office) {
  Form form(call.request().form, call.words());
  const auto receipt = form.text("receipt", {.required = "Paste the receipt", .max_length = longest_receipt});
  // The end of the last line is easily lost when text is copied.
  const auto log = read_log(call, office, form.ok() ? receipt + "\n" : "");
  if (!log) return not_found();
  return answer(call, office, *log, form.model(), form.ok() ? 200 : 422);
}

}  // namespace kenes::petition
