#include "verify/books.hpp"

#include <spdlog/fmt/fmt.h>

#include <boost/json.hpp>

namespace kenes::participation {
namespace {

tl::unexpected<Error> wrong(std::int64_t number, std::string_view what) {
  return fail("entry", fmt::format("entry {}: {}", number, what));
}

std::string text_at(const boost::json::object& entry, const char* key) {
  const auto* value = entry.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

Result<void> Books::enter(std::string_view text) {
  const auto number = supported_ + withdrawn_ + 1;
  boost::json::error_code error;
  const auto read = boost::json::parse(text, error);
  if (error || !read.is_object()) return wrong(number, "it is no JSON object");
  const auto& entry = read.get_object();
  const auto* named = entry.if_contains("number");
  if (named == nullptr || !named->is_int64() || named->get_int64() != number) {
    return wrong(number, "its number is another one");
  }
  const auto kind = text_at(entry, "kind"), pseudonym = text_at(entry, "pseudonym");
  if (pseudonym.empty()) return wrong(number, "it has no pseudonym");
  if (kind == "supported") {
    if (!standing_.emplace(pseudonym, text_at(entry, "territory")).second) {
      return wrong(number, "the same person supports a second time");
    }
    ++supported_;
  } else if (kind == "withdrawn") {
    if (standing_.erase(pseudonym) == 0) return wrong(number, "it withdraws a support that isn't there");
    ++withdrawn_;
  } else {
    return wrong(number, fmt::format("'{}' is no kind of entry", kind));
  }
  return {};
}

std::map<std::string, std::int64_t> Books::by_territory() const {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [pseudonym, territory] : standing_) ++counts[territory];
  return counts;
}

}  // namespace kenes::participation
