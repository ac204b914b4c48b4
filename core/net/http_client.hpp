#pragma once
// Asking other servers over HTTP: identity providers, gateways. https, and http to this machine only.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/request.hpp"
#include "kenes/result.hpp"

namespace kenes::net {

struct HttpRequest {
  std::string url;
  std::vector<NamedValue> headers = {};
  std::vector<NamedValue> form = {};  // posted as application/x-www-form-urlencoded; empty: a GET
};

struct HttpLimits {
  std::chrono::milliseconds connect{3'000}, whole{8'000};  // somebody is waiting for a page meanwhile
  std::size_t body = 512UL * 1024;                         // bytes
};

struct HttpAnswer {
  int status = 0;
  std::string content_type;  // lower case, without parameters
  std::string body;
};

// Blocks until the whole answer is there; whatever its status, also a redirect, which is never followed. Certificates
// are checked against those of the operating system. Errors, with a message for the operator that names host and path
// but no query, for that may hold personal data: "not_secure" (http to another machine), "unreachable", "too_slow",
// "too_large". [any thread]
Result<HttpAnswer> ask(const HttpRequest& request, const HttpLimits& limits = {});

// A value for a form or a query: everything but unreserved characters (RFC 3986, 2.3) percent-encoded.
std::string form_encoded(const std::vector<NamedValue>& values);

// https, or http to a loopback address of this machine.
bool is_secure(std::string_view url);

}  // namespace kenes::net
