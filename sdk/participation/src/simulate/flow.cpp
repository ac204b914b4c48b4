#include "simulate/flow.hpp"

#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include <boost/json.hpp>

namespace kenes::participation {
namespace {

using Readings = std::map<Time, std::int64_t>;

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

Result<Time> time_of(std::string text) {
  if (text.size() == 19 && text[10] == ' ') {
    text[10] = 'T';
    text += 'Z';
  }
  return from_iso(text);
}

Result<Flow> from_first(const Readings& readings) {
  if (readings.empty()) return fail("no_readings", "there are no readings in it");
  Flow flow;
  for (const auto& [at, count] : readings) flow.push_back({at - readings.begin()->first, count});
  return flow;
}

Result<Flow> from_lines(std::string_view text) {
  Readings readings;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    auto row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty()) continue;
    const auto comma = std::min(row.find(','), row.size());
    const auto at = time_of(std::string(row.substr(0, comma)));
    const auto count = comma < row.size() ? number(row.substr(comma + 1)) : std::nullopt;
    if (at && count) {
      readings[*at] = *count;
    } else if (line > 1) {
      return fail("bad_reading", fmt::format("line {}: expected \"2019-03-13T23:56:46Z,7346\", got \"{}\"", line, row));
    }
  }
  return from_first(readings);
}

Result<Flow> from_json(std::string_view text) {
  boost::system::error_code broken;
  const auto document = boost::json::parse({text.data(), text.size()}, broken);
  if (broken || !document.is_array()) return fail("bad_readings", "expected a JSON array of readings");
  Readings readings;
  for (std::size_t i = 0; i < document.get_array().size(); ++i) {
    const auto* item = document.get_array()[i].if_object();
    const auto* at = item == nullptr ? nullptr : item->if_contains("updated_at");
    const auto* count = item == nullptr ? nullptr : item->if_contains("signature_count");
    const auto time = at != nullptr && at->is_string() ? time_of(std::string(at->get_string())) : from_iso("");
    if (!time || count == nullptr || !count->is_int64() || count->get_int64() < 0) {
      return fail("bad_reading", fmt::format("[{}]: expected \"updated_at\" and \"signature_count\"", i));
    }
    readings[*time] = count->get_int64();
  }
  return from_first(readings);
}

}  // namespace

Result<Flow> parse_rate(std::string_view text) {
  using std::chrono::hours;
  static constexpr std::pair<std::string_view, hours> units[] = {
      {"/hour", hours{1}}, {"/day", hours{24}}, {"/week", hours{24 * 7}}};
  constexpr hours step{4}, length{24 * 3653};
  for (const auto& [unit, every] : units) {
    if (!text.ends_with(unit)) continue;
    const auto amount = number(text.substr(0, text.size() - unit.size()));
    if (!amount || *amount == 0 || *amount > 100'000'000) break;
    Flow flow;
    for (auto at = step; at <= length; at += step) {
      const auto count = *amount * at.count() / every.count();
      if (count != (flow.empty() ? 0 : flow.back().count)) flow.push_back({at, count});
    }
    return flow;
  }
  return fail("bad_rate", fmt::format("expected a rate such as 100/day or 5/hour, got \"{}\"", text));
}

Result<Flow> parse_readings(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '[' ? from_json(text) : from_lines(text);
}

Result<Flow> read_flow(const std::string& rate_or_file) {
  if (auto rate = parse_rate(rate_or_file)) return rate;
  std::ifstream in(rate_or_file, std::ios::binary);
  if (!in) {
    return fail("no_flow", "--supporters: '" + rate_or_file +
                               "' is neither a rate such as 100/day nor a file of readings that can be read");
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto flow = parse_readings(text);
  if (!flow) return fail(flow.error().code, rate_or_file + ": " + flow.error().message);
  return flow;
}

}  // namespace kenes::participation
