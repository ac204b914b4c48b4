#pragma once
#include <map>
#include <string>

#include "domain/account.hpp"
#include "kenes/call.hpp"

namespace kenes::donations {

// By slug of the service. Filled once in start(), read by all threads afterwards.
using Accounts = std::map<std::string, Account, std::less<>>;

Response donate_page(Call& call, const Accounts& accounts);
Response code_picture(Call& call, const Accounts& accounts);

}  // namespace kenes::donations
