#include "files/tus.hpp"

#include <spdlog/fmt/fmt.h>

#include <map>

#include "http/decoding.hpp"

namespace kenes::files::tus {
namespace {

// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(Time at) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(at - day)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

int status_of(const std::string& code) {
  static const std::map<std::string, int> statuses{{"not_found", 404}, {"busy", 423},  {"offset", 409},
                                                   {"too_long", 413},  {"total", 413}, {"count", 413},
                                                   {"type", 415},      {"empty", 400}, {"no_room", 507}};
  const auto found = statuses.find(code);
  return found == statuses.end() ? 400 : found->second;
}

}  // namespace

Response answer(int status, std::string text) {
  auto response = kenes::text(std::move(text), "text/plain; charset=utf-8", status);
  response.headers.push_back({"Tus-Resumable", version});
  return response;
}

Response refusal(const Error& error) {
  return answer(status_of(error.code), error.message);
}

void tell(Response& response, const Upload& upload) {
  response.headers.push_back({"Upload-Offset", std::to_string(upload.received)});
  response.headers.push_back({"Upload-Expires", http_date(upload.expires)});
}

std::optional<Response> other_version(const Request& request) {
  if (request.headers.get("tus-resumable") == version) return std::nullopt;
  auto response = answer(412, "This server speaks tus 1.0.0.");
  response.headers.push_back({"Tus-Version", version});
  return response;
}

std::optional<std::int64_t> number(const Request& request, std::string_view header) {
  const auto value = request.headers.integer(header, -1, 0, std::int64_t{1} << 53);
  return value < 0 ? std::nullopt : std::optional(value);
}

bool is_piece(const Request& request) {
  return http::lower_case(request.headers.get("content-type")) == "application/offset+octet-stream";
}

}  // namespace kenes::files::tus
