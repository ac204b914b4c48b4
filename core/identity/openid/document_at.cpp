#include "identity/openid/document_at.hpp"

#include "net/http_client.hpp"

namespace kenes::identity::openid {

Result<std::string> document_at(const std::string& address) {
  auto answer = net::ask({.url = address, .headers = {{"Accept", "application/json"}}});
  if (!answer) return tl::unexpected<Error>(answer.error());
  if (answer->status != 200) {
    return fail("status", address + ": answered with status " + std::to_string(answer->status) + ", expected 200");
  }
  return std::move(answer->body);
}

}  // namespace kenes::identity::openid
