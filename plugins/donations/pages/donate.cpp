#include "domain/iban.hpp"
#include "domain/payment_code.hpp"
#include "kenes/qr_codes.hpp"
#include "pages/pages.hpp"

namespace kenes::donations {

Response donate_page(Call& call, const Accounts& accounts) {
  const auto& account = accounts.find(call.service().slug)->second;
  const auto language = call.words().language();
  const bool has_code = account.has_code() && call.host().find<QrCodes>() != nullptr;
  auto response = page("donations/donate", {{"beneficiary", account.beneficiary},
                                            {"registration", account.registration},
                                            {"iban", account.iban},
                                            {"bic", account.bic},
                                            {"bank", account.bank},
                                            {"currency", account.currency},
                                            {"purpose", account.purpose.in(language)},
                                            {"why", account.why.in(language)},
                                            {"used_for", account.used_for.in(language)},
                                            {"contact", account.contact}});
  response.page.html_only = {{"title", call.service().title.in(language)},
                             {"printed_iban", printed_iban(account.iban)},
                             {"code_src", has_code ? call.url("/code.svg?language=" + std::string(language)) : ""}};
  response.caching = Caching::short_shared;
  return response;
}

Response code_picture(Call& call, const Accounts& accounts) {
  const auto& account = accounts.find(call.service().slug)->second;
  const auto* codes = call.host().find<QrCodes>();
  if (!account.has_code() || codes == nullptr) return not_found();
  // The page names its language: a picture is fetched without one where caches stand between.
  const auto asked = call.request().query.get("language");
  const auto language = asked.empty() ? call.words().language() : asked;
  auto response =
      text(codes->svg(payment_code(account, language), call.tr("QR code for a bank transfer")), "image/svg+xml");
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::donations
