#include "import/counts_file.hpp"

#include <charconv>
#include <map>

#include "import/json_fields.hpp"

namespace kenes::petition {

std::optional<std::int64_t> petition_of_counts_file(std::string_view file_name) {
  constexpr std::string_view ending = "-counts.json";
  if (!file_name.ends_with(ending)) return std::nullopt;
  const auto digits = file_name.substr(0, file_name.size() - ending.size());
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error != std::errc{} || end != digits.data() + digits.size() || id <= 0) return std::nullopt;
  return id;
}

std::vector<participation::Reading> read_counts_file(const boost::json::value& document) {
  if (!document.is_array()) throw Refused("the document: expected an array of readings");
  std::map<Time, std::int64_t> by_time;
  std::size_t index = 0;
  for (const auto& item : document.get_array()) {
    const Fields from(item, "[" + std::to_string(index++) + "]");
    auto text = from.text("updated_at");
    if (text.size() == 19 && text[10] == ' ') {
      text[10] = 'T';
      text += 'Z';
    }
    const auto at = from_iso(text);
    if (!at) throw Refused(from.where("updated_at") + ": expected a time such as 2019-03-13 23:56:46, got " + text);
    by_time[*at] = from.count("signature_count");
  }
  if (by_time.empty()) throw Refused("the document: expected at least one reading");
  std::vector<participation::Reading> readings;
  for (const auto& [at, count] : by_time) readings.push_back({at, count});
  return readings;
}

}  // namespace kenes::petition
