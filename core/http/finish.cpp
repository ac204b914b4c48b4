#include "http/finish.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <utility>

#include "http/decoding.hpp"
#include "http/hash.hpp"
#include "http/message_head.hpp"

namespace kenes::http {
namespace {

// form-action without 'unsafe' exceptions, no inline script or style anywhere: templates keep to that (view's lint).
constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'; manifest-src 'self'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> security_headers = {
    {{"Content-Security-Policy", content_policy},
     {"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "same-origin"},
     {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"},
     {"Cross-Origin-Opener-Policy", "same-origin"}}};

bool has(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const NamedValue& header) { return same_name(header.name, name); });
}

void set_default(Response& response, std::string_view name, std::string_view value) {
  if (!has(response, name)) response.headers.push_back({std::string(name), std::string(value)});
}

bool is_safe(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

// The server's own framing, and what it writes from other fields.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 4> ours{"content-length", "connection", "transfer-encoding", "content-type"};
  return std::any_of(ours.begin(), ours.end(), [&](auto one) { return same_name(one, name); });
}

void drop_unsafe(Response& response) {
  std::erase_if(response.headers, [](const NamedValue& header) {
    const bool good = is_token(header.name) && is_safe(header.value) && !is_ours(header.name);
    // The name only if it is one, so that it can't write lines into the log.
    if (!good)
      spdlog::error("header '{}' left out of an answer: its name or value is not allowed",
                    is_token(header.name) ? header.name : "?");
    return !good;
  });
  if (!is_safe(response.content_type)) response.content_type = "application/octet-stream";
}

Caching effective_caching(const Answer& answer) {
  const auto& response = answer.response;
  static constexpr std::array<int, 4> shareable = {200, 301, 404, 410};
  const bool may_share = std::find(shareable.begin(), shareable.end(), response.status) != shareable.end();
  return !may_share || answer.personal || has(response, "Set-Cookie") ? Caching::no_store : response.caching;
}

bool matches(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match == "*") return true;
  // Weak comparison (RFC 9110, 8.8.3.2): W/ is not looked at.
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return !tag.empty() && if_none_match.find(tag) != std::string_view::npos;
}

void set_validator(const Exchange& exchange, Response& response) {
  const auto& version = response.version.empty() ? response.body : response.version;
  const auto tag = "W/\"" + content_hash(version) + "\"";
  set_default(response, "ETag", tag);
  if (response.status != 200 || !matches(exchange.request.headers.get("if-none-match"), tag)) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace

void finish(const Exchange& exchange, Answer& answer) {
  Response& response = answer.response;
  if (response.status < 200 || response.status > 599) {
    spdlog::error("route {} answered with status {}, which is not one; 500 sent", answer.route, response.status);
    answer.response = plain_page(500).response;
  }
  drop_unsafe(response);
  const auto caching = effective_caching(answer);
  if (caching == Caching::no_store) {
    set_default(response, "Cache-Control", "private, no-store");
  } else if (caching == Caching::immutable) {
    set_default(response, "Cache-Control", "public, max-age=31536000, immutable");
  } else {
    // Five seconds in nginx, with the old page shown while a new one is fetched. Browsers ask each time (max-age=0),
    // and mostly get a 304, so that signing in shows at once.
    set_default(response, "Cache-Control",
                "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=300");
  }
  if (caching != Caching::immutable) set_default(response, "Vary", "Accept-Language, Cookie");
  if (caching != Caching::no_store && exchange.verb == "GET") set_validator(exchange, response);
  for (const auto& [name, value] : security_headers) set_default(response, name, value);
  set_default(response, "X-Request-Id", exchange.request.id);
}

std::string write_head(const Response& response, std::string_view reason, Connection connection) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason);
  for (const auto& [name, value] : response.headers) head.append(name).append(": ").append(value).append("\r\n");
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.body.size());
  }
  head += connection == Connection::close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
  return head;
}

Answer plain_page(int status) {
  const char* words = "Something went wrong on our side. Please try again in a few minutes.";
  if (status == 400) words = "This address or form could not be read. Please go back and try again.";
  if (status == 404) words = "There is no such page.";
  if (status == 405) words = "This page can't be used in that way.";
  if (status == 408) words = "Your request took too long to arrive. Please try again.";
  if (status == 413) words = "What you sent is too large.";
  if (status == 503) words = "The service is busy or being restarted. Please try again in a few seconds.";
  Answer answer;
  answer.response.status = status;
  answer.response.body = fmt::format(
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      "<title>{0}</title><h1>{0}</h1><p><a href=\"/\">Home</a></p></html>\n",
      words);
  if (status == 503) answer.response.headers.push_back({"Retry-After", "5"});
  return answer;
}

Answer moved(const Exchange& exchange, const std::string& location) {
  Answer answer;
  answer.response.status = 308;
  const auto& target = exchange.request.target;
  const auto question = target.find('?');
  answer.response.headers.push_back(
      {"Location", location + (question == std::string::npos ? "" : target.substr(question))});
  return answer;
}

std::string allow_header(const std::vector<std::string>& verbs) {
  return fmt::format("{}", fmt::join(verbs, ", "));
}

}  // namespace kenes::http
