#include "domain/payment_code.hpp"

namespace kenes::donations {

std::string payment_code(const Account& account, std::string_view language) {
  const std::string utf_8 = "1", any_amount, no_purpose_code, no_reference;
  return "BCD\n002\n" + utf_8 + "\nSCT\n" + account.bic + "\n" + account.beneficiary + "\n" + account.iban + "\n" +
         any_amount + "\n" + no_purpose_code + "\n" + no_reference + "\n" + account.purpose.in(language);
}

}  // namespace kenes::donations
