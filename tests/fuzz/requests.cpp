// What a client can send: bytes to head, head to request, request to route, and back out as headers.
#include <spdlog/spdlog.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/decoding.hpp"
#include "http/finish.hpp"
#include "http/message_head.hpp"
#include "http/router.hpp"

namespace {

using namespace kenes;
using namespace kenes::http;

void require(bool holds) {
  if (!holds) std::abort();
}

const Router<int>& router() {
  static const Router<int> made = [] {
    Router<int> routes;
    int n = 0;
    for (const auto* pattern : {"/", "/petitions", "/petitions/new", "/petitions/{id:int}", "/petitions/{id:int}.json",
                                "/petitions/{id:int}/sign", "/{page}", "/{page}/help/{topic}", "/p-{n:int}/{rest}"})
      require(routes.add(Method::get, pattern, n++, "fuzz").has_value());
    return routes;
  }();
  return made;
}

// One text, one reading: what was accepted is clean, and means the same when written and read again.
void check_text(const NamedValues& values) {
  for (const auto& [name, value] : values.items) {
    require(valid_utf8(name) && valid_utf8(value));
    require((name + value).find('\0') == std::string::npos);
  }
}

void check_route(const Exchange& exchange) {
  const auto& path = exchange.request.path;
  const auto again = decode_path(encode_path(path));
  require(again && *again == path);
  const auto match = router().find(exchange.verb, path);
  require((match.value != nullptr) == (match.outcome == Outcome::found));
  for (const auto& capture : match.captures.items) require(path.find(capture.value) != std::string::npos);
  if (match.outcome != Outcome::redirect) return;
  // Never to another site, and to a page that is there.
  require(match.location.front() == '/' && match.location.substr(0, 2) != "//" &&
          match.location.find('\\') == std::string::npos);
  const auto target = decode_path(match.location);
  require(target && router().find("GET", *target).outcome == Outcome::found);
}

// However a handler repeats what it was sent, the head has one line for each header and no other.
void check_head(const Exchange& exchange, std::string_view raw) {
  Answer answer;
  answer.response.body = "x";
  answer.response.headers = {{"Location", std::string(raw)}, {std::string(raw.substr(0, 20)), "v"}};
  answer.response.content_type = std::string(raw.substr(0, 40));
  finish(exchange, answer);
  const auto head = write_head(answer.response, "OK", Connection::close);
  std::size_t lines = 0;
  for (const char c : head) lines += c == '\n' ? 1 : 0;
  require(lines == answer.response.headers.size() + 5);  // status, type, length, connection, the empty line
  require(head.find("\r\n\r\n") == head.size() - 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spdlog::set_level(spdlog::level::off);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  HeadCollector whole, parts;
  whole.take(bytes);
  for (std::size_t at = 0; at < size; at += 7) parts.take(bytes.substr(at, 7));
  require(whole.head() == parts.head());

  Incoming incoming;
  if (!read_head(whole.head(), incoming)) return 0;
  const auto end = bytes.find("\r\n\r\n");
  if (end != std::string_view::npos) incoming.body = bytes.substr(end + 4);
  incoming.peer = "127.0.0.1";
  Exchange exchange;
  const bool accepted = read_request(std::move(incoming), exchange).has_value();
  require(!exchange.request.id.empty());
  check_text(exchange.cookies);
  if (accepted) {
    check_text(exchange.request.query);
    check_text(exchange.request.form);
    check_route(exchange);
  }
  check_head(exchange, bytes);
  return 0;
}
