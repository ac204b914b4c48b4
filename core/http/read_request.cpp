#include "http/read_request.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <utility>

#include "http/decoding.hpp"
#include "http/verb.hpp"

namespace kenes::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> moved_headers = {
    {{"x-cookie", "cookie"}, {"x-accept", "accept"}, {"x-content-type", "content-type"}}};

bool loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

bool usable_id(std::string_view id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return id.size() >= 8 && id.size() <= 64 && std::all_of(id.begin(), id.end(), allowed);
}

std::string_view renamed(std::string_view name) {
  for (const auto& [from, to] : moved_headers) {
    if (name == from) return to;
  }
  return name;
}

// Names in lower case, moved ones under their own names and before what else came under that name.
NamedValues ordered_headers(NamedValues&& raw) {
  NamedValues moved, plain;
  for (auto& [name, value] : raw.items) {
    auto lower = lower_case(name);
    const auto target = renamed(lower);
    if (target != lower)
      moved.items.push_back({std::string(target), std::move(value)});
    else
      plain.items.push_back({std::move(lower), std::move(value)});
  }
  // What nginx moved replaces what else came under that name; other repetitions are kept.
  const auto first = moved;
  for (auto& item : plain.items) {
    if (!first.has(item.name)) moved.items.push_back(std::move(item));
  }
  return moved;
}

// Several Cookie headers (HTTP/2 clients send them apart) are one.
void take_cookies(Exchange& exchange) {
  auto& headers = exchange.request.headers.items;
  const auto is_cookie = [](const NamedValue& item) { return item.name == "cookie"; };
  for (const auto& header : headers) {
    if (!is_cookie(header)) continue;
    for (auto& cookie : decode_cookies(header.value).items) exchange.cookies.items.push_back(std::move(cookie));
  }
  headers.erase(std::remove_if(headers.begin(), headers.end(), is_cookie), headers.end());
}

void take_verb(Exchange& exchange, std::string verb) {
  exchange.head = verb == "HEAD";
  exchange.verb = exchange.head ? "GET" : std::move(verb);
  exchange.request.method = method_of(exchange.verb).value_or(exchange.request.method);
}

}  // namespace

Result<void> read_request(Incoming incoming, Exchange& exchange) {
  Request& request = exchange.request;
  take_verb(exchange, std::move(incoming.verb));
  request.headers = ordered_headers(std::move(incoming.headers));
  take_cookies(exchange);

  const bool trusted = loopback(incoming.peer);
  const auto forwarded = request.headers.get("x-forwarded-for");
  exchange.proxied = !forwarded.empty();
  // nginx sets the whole header to the one address it saw; a list would have been sent by somebody else.
  const bool believed = trusted && exchange.proxied && forwarded.find(',') == std::string_view::npos;
  request.client = believed ? std::string(forwarded) : incoming.peer;
  const auto given_id = request.headers.get("x-request-id");
  request.id = trusted && usable_id(given_id) ? std::string(given_id) : new_request_id();

  for (const auto& [name, value] : request.headers.items) {
    if (value.find('\0') != std::string::npos) return fail("bad_header", "a header holds a NUL");
  }
  request.target = std::move(incoming.target);
  const auto question = std::min(request.target.find('?'), request.target.size());
  const std::string_view target = request.target;
  auto path = decode_path(target.substr(0, question));
  if (!path) return tl::unexpected(path.error());
  request.path = std::move(*path);
  auto query = decode_pairs(target.substr(std::min(question + 1, target.size())), LineEnds::keep);
  if (!query) return tl::unexpected(query.error());
  request.query = std::move(*query);

  request.body = std::move(incoming.body);
  if (same_name(request.headers.get("content-type").substr(0, 33), "application/x-www-form-urlencoded")) {
    auto form = decode_pairs(request.body, LineEnds::normalise);
    if (!form) return tl::unexpected(form.error());
    request.form = std::move(*form);
    request.body.clear();
  }
  return {};
}

std::string new_request_id() {
  std::array<unsigned char, 16> bytes{};
  // 16 bytes never come short once the kernel's generator is up (getrandom(2)).
  while (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string id;
  for (const auto byte : bytes) id.append({digits[byte >> 4], digits[byte & 15U]});
  return id;
}

}  // namespace kenes::http
