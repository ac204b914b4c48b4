#include "verify/said_count.hpp"

#include <spdlog/fmt/fmt.h>

#include <boost/json.hpp>

#include "verify/books.hpp"

namespace kenes::participation {

Result<std::optional<SaidCount>> said_count(const Fetch& fetch) {
  const auto bytes = fetch("count");
  if (!bytes && bytes.error().code == "not_found") return std::nullopt;
  if (!bytes) return tl::unexpected(bytes.error());
  boost::json::error_code error;
  const auto read = boost::json::parse(*bytes, error);
  if (error || !read.is_object()) return fail("malformed", "count is no JSON object");
  bool whole = true;
  const auto number = [&](const char* key) {
    const auto* value = read.get_object().if_contains(key);
    const bool good = value != nullptr && value->is_int64() && value->get_int64() >= 0;
    whole = whole && good;
    return good ? value->get_int64() : 0;
  };
  const SaidCount said{static_cast<std::uint64_t>(number("entries")), number("standing"), number("elsewhere"),
                       number("shown")};
  if (!whole) return fail("malformed", "count lacks one of the numbers entries, standing, elsewhere and shown");
  if (said.shown != said.standing + said.elsewhere) {
    return fail("count", fmt::format("the portal shows {}, but says that {} stand in the log and {} were counted "
                                     "elsewhere",
                                     said.shown, said.standing, said.elsewhere));
  }
  return said;
}

Result<void> compare(const Books& books, std::uint64_t entries, const std::optional<SaidCount>& said) {
  if (!said || said->entries != entries || said->standing == books.standing()) return {};
  return fail("count", fmt::format("the portal says that {} supports stand after {} entries; {} do", said->standing,
                                   entries, books.standing()));
}

}  // namespace kenes::participation
