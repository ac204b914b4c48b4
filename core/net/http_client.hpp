#pragma once
// Asking other servers over HTTP: identity providers, gateways. https, and http to this machine only.
#include <string>
#include <string_view>
#include <vector>

#include "kenes/http_client.hpp"

namespace kenes::net {

// As HttpClient::ask says. [any thread]
Result<HttpAnswer> ask(const HttpRequest& request, const HttpLimits& limits = {});

class PortalHttpClient : public HttpClient {
 public:
  Result<HttpAnswer> ask(const HttpRequest& request, const HttpLimits& limits) const override;
};

// A value for a form or a query: everything but unreserved characters (RFC 3986, 2.3) percent-encoded.
std::string form_encoded(const std::vector<NamedValue>& values);

// https, or http to a loopback address of this machine.
bool is_secure(std::string_view url);

}  // namespace kenes::net
