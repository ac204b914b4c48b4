#include "verify/books.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {
namespace {

tl::unexpected<Error> wrong(std::string_view what) {
  return fail("entry", std::string(what));
}

std::string text_at(const boost::json::object& entry, const char* key) {
  const auto* value = entry.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t number_at(const boost::json::object& entry, const char* key) {
  const auto* value = entry.if_contains(key);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

}  // namespace

Result<void> Books::enter(std::string_view text) {
  const auto number = entries_ + 1;
  const auto read_entry = [&]() -> Result<void> {
    boost::json::error_code error;
    const auto read = boost::json::parse(text, error);
    if (error || !read.is_object()) return wrong("it is no JSON object");
    const auto& entry = read.get_object();
    if (number_at(entry, "number") != number) return wrong("its number is another one");
    const auto kind = text_at(entry, "kind"), pseudonym = text_at(entry, "pseudonym");
    if (pseudonym.empty()) return wrong("it has no pseudonym");
    if (kind == "supported") return support(pseudonym, entry);
    if (kind == "withdrawn") return withdraw(pseudonym);
    if (kind == "invalidated") return invalidate(pseudonym, entry);
    if (kind == "restored") return restore(pseudonym, entry);
    return wrong(fmt::format("'{}' is no kind of entry", kind));
  };
  if (auto done = read_entry(); !done) {
    return fail(done.error().code, fmt::format("entry {}: {}", number, done.error().message));
  }
  ++entries_;
  return {};
}

Result<void> Books::support(const std::string& pseudonym, const boost::json::object& entry) {
  const auto [place, is_new] = places_.emplace(pseudonym, Place{entries_ + 1, text_at(entry, "territory")});
  if (!is_new) {
    return wrong(place->second.stands ? "the same person supports a second time"
                                      : "a person supports again whose support was invalidated");
  }
  ++supported_;
  return {};
}

Result<void> Books::withdraw(const std::string& pseudonym) {
  const auto place = places_.find(pseudonym);
  if (place == places_.end() || !place->second.stands) return wrong("it withdraws a support that isn't there");
  places_.erase(place);
  ++withdrawn_;
  return {};
}

Result<void> Books::invalidate(const std::string& pseudonym, const boost::json::object& entry) {
  const auto place = places_.find(pseudonym);
  const auto reason = text_at(entry, "reason");
  if (place == places_.end() || !place->second.stands || place->second.number != number_at(entry, "support")) {
    return wrong("it invalidates a support that doesn't stand");
  }
  if (reason.empty()) return wrong("it invalidates a support without a reason");
  place->second.stands = false;
  ++reasons_[reason];
  return {};
}

Result<void> Books::restore(const std::string& pseudonym, const boost::json::object& entry) {
  const auto place = places_.find(pseudonym);
  if (place == places_.end() || place->second.stands || place->second.number != number_at(entry, "support")) {
    return wrong("it restores a support that wasn't invalidated");
  }
  place->second.stands = true;
  ++restored_;
  return {};
}

std::int64_t Books::standing() const {
  std::int64_t standing = supported_ - withdrawn_ + restored_;
  for (const auto& [reason, count] : reasons_) standing -= count;
  return standing;
}

std::map<std::string, std::int64_t> Books::by_territory() const {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [pseudonym, place] : places_) counts[place.territory] += place.stands ? 1 : 0;
  std::erase_if(counts, [](const auto& place) { return place.second == 0; });
  return counts;
}

}  // namespace kenes::participation
