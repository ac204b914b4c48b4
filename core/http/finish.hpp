#pragma once
// What every answer gets before it is written: caching, validators, security headers, a check of the header values.
#include <string>
#include <string_view>

#include "http/exchange.hpp"

namespace kenes::http {

// Sets Cache-Control, Vary, ETag (and turns 200 into 304 when If-None-Match has it), X-Request-Id and the security
// headers. A header that the application set itself is kept as it is. Headers with a control character or a malformed
// name are left out and logged by name: a value with CRLF would let a visitor write the rest of the answer.
void finish(const Exchange& exchange, Answer& answer);

enum class Connection { keep_alive, close };

// Status line and headers up to the empty line. Content-Length is that of response.body, also for HEAD.
std::string write_head(const Response& response, std::string_view reason, Connection connection);

// Answers without words of their own: what is sent when the application itself can't answer. English, no details.
Answer plain_page(int status);

// 308 to where the router says, with the query of the request; 405 with Allow. Bodies are plain; the application may
// put its own page in.
Answer moved(const Exchange& exchange, const std::string& location);

// "GET, HEAD, POST"
std::string allow_header(const std::vector<std::string>& verbs);

}  // namespace kenes::http
