#pragma once
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::donations {

// An International Bank Account Number without blanks, in capitals. Errors say what is wrong of it: "characters",
// "country" (none of SWIFT's IBAN registry), "length" (not that country's), "check_digits" (ISO 7064, mod 97-10).
Result<std::string> read_iban(std::string_view written);

// In groups of four, as ISO 13616 prints it.
std::string printed_iban(std::string_view iban);

// A business identifier code of a bank: 8 or 11 characters (ISO 9362). Without blanks, in capitals. Error "bic".
Result<std::string> read_bic(std::string_view written);

}  // namespace kenes::donations
