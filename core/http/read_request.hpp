#pragma once
// From the parts of an HTTP message to an Exchange.
#include <string>

#include "http/exchange.hpp"
#include "kenes/result.hpp"

namespace kenes::http {

// A message as the server's parser gave it, nothing decoded yet.
struct Incoming {
  std::string verb;     // "GET"
  std::string target;   // "/petitions?state=open"
  NamedValues headers;  // any case
  std::string body;
  std::string peer;  // address of the other end of the socket
};

// Fills `exchange` as far as it is readable also when the request is refused, so that the error page has an id and a
// language. Error codes: "bad_path", "bad_parameters", "bad_header".
//
// nginx moves some headers out of the reach of Pistache's parser (X-Cookie, X-Accept, X-Content-Type); they get their
// names back here. X-Forwarded-For and X-Request-Id count only from loopback, where nginx is.
Result<void> read_request(Incoming incoming, Exchange& exchange);

// 128 random bits, 32 hex digits.
std::string new_request_id();

}  // namespace kenes::http
