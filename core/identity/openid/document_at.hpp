#pragma once
#include <string>

#include "kenes/result.hpp"

namespace kenes::identity::openid {

// What another party publishes at this address. Errors, for the operator: of net::ask, "status".
Result<std::string> document_at(const std::string& address);

}  // namespace kenes::identity::openid
