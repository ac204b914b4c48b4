#pragma once
#include <string>
#include <string_view>

#include "domain/account.hpp"

namespace kenes::donations {

// What the QR code of a SEPA credit transfer holds (European Payments Council, EPC069-12, version 002): banking apps
// fill in the transfer with it, the donor enters the amount.
std::string payment_code(const Account& account, std::string_view language);

}  // namespace kenes::donations
