#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/request.hpp"
#include "kenes/result.hpp"

namespace kenes {

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

// Asks other servers over https, and over http on this machine only. Offered by the host: host.find<HttpClient>(), to
// commands without a portal too. [any thread]
class KENES_API HttpClient {
 public:
  static constexpr std::string_view service_id = "kenes.http_client/1";
  virtual ~HttpClient();
  // Blocks until the whole answer is there; whatever its status, also a redirect, which is never followed. Certificates
  // are checked against those of the operating system. Errors, with a message for the operator that names host and path
  // but no query, for that may hold personal data: "not_secure" (http to another machine), "unreachable", "too_slow",
  // "too_large".
  virtual Result<HttpAnswer> ask(const HttpRequest& request, const HttpLimits& limits = {}) const = 0;
};

}  // namespace kenes
