#include "invalidation/filter.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

boost::json::array array_of(const std::vector<std::string>& texts) {
  boost::json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

std::vector<std::string> texts_at(const boost::json::object& object, const char* key) {
  std::vector<std::string> texts;
  const auto* value = object.if_contains(key);
  if (value == nullptr) return texts;
  for (const auto& text : value->as_array()) texts.emplace_back(text.as_string());
  return texts;
}

std::optional<Time> time_in(const boost::json::object& object, const char* key) {
  const auto* value = object.if_contains(key);
  return value == nullptr ? std::nullopt : std::optional(from_micros(value->to_number<std::int64_t>()));
}

std::optional<std::int64_t> time_of(soci::session& sql, std::int64_t submission_id, std::int64_t number) {
  long long at = 0;
  sql << "select kenes.to_micros(at) from participation.support_entry where submission_id = cast(:id as bigint) and "
         "number = cast(:number as bigint)",
      soci::use(submission_id), soci::use(number), soci::into(at);
  return sql.got_data() ? std::optional<std::int64_t>(at) : std::nullopt;
}

// The first number whose entry is not older than `at`. Numbers follow time but for what the nodes' clocks differ by.
std::int64_t first_since(soci::session& sql, std::int64_t submission_id, std::int64_t at, std::int64_t last) {
  std::int64_t low = 1, high = last + 1;
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const auto then = time_of(sql, submission_id, middle);
    if (then && *then < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

constexpr std::int64_t clocks_differ = 60'000'000;  // microseconds

}  // namespace

bool SupportFilter::names_nothing() const {
  return !from && !until && networks.empty() && mail_domains.empty() && providers.empty() && marks == 0 &&
         numbers.empty();
}

std::string to_json(const SupportFilter& filter) {
  boost::json::object object;
  if (filter.from) object["from"] = micros(*filter.from);
  if (filter.until) object["until"] = micros(*filter.until);
  if (!filter.networks.empty()) object["networks"] = array_of(filter.networks);
  if (!filter.mail_domains.empty()) object["mail_domains"] = array_of(filter.mail_domains);
  if (!filter.providers.empty()) object["providers"] = array_of(filter.providers);
  if (filter.marks != 0) object["marks"] = filter.marks;
  if (!filter.numbers.empty()) object["numbers"] = boost::json::array(filter.numbers.begin(), filter.numbers.end());
  return boost::json::serialize(object);
}

SupportFilter filter_from_json(const std::string& text, std::int64_t up_to) {
  const auto read = boost::json::parse(text);
  const auto& object = read.as_object();
  SupportFilter filter{.from = time_in(object, "from"), .until = time_in(object, "until")};
  filter.networks = texts_at(object, "networks");
  filter.mail_domains = texts_at(object, "mail_domains");
  filter.providers = texts_at(object, "providers");
  if (const auto* marks = object.if_contains("marks")) filter.marks = marks->to_number<int>();
  if (const auto* numbers = object.if_contains("numbers")) {
    for (const auto& number : numbers->as_array()) filter.numbers.push_back(number.to_number<std::int64_t>());
  }
  filter.up_to = up_to;
  return filter;
}

FilterParameters::FilterParameters(soci::session& sql, std::int64_t submission_id, const SupportFilter& filter)
    : submission_id_(submission_id),
      from_(filter.from ? micros(*filter.from) : 0),
      until_(filter.until ? micros(*filter.until) : std::numeric_limits<std::int64_t>::max() / 1000),
      last_(filter.up_to),
      marks_(filter.marks),
      networks_(sql::array(filter.networks)),
      mail_domains_(sql::array(filter.mail_domains)),
      providers_(sql::array(filter.providers)),
      numbers_(sql::array(filter.numbers)) {
  if (filter.from) first_ = first_since(sql, submission_id, from_ - clocks_differ, filter.up_to);
  if (filter.until) last_ = std::min(last_, first_since(sql, submission_id, until_ + clocks_differ, filter.up_to));
  if (filter.numbers.empty()) return;
  const auto [smallest, greatest] = std::minmax_element(filter.numbers.begin(), filter.numbers.end());
  first_ = std::max(first_, *smallest);
  last_ = std::min(last_, *greatest);
}

const std::string& FilterParameters::condition() {
  static const std::string text =
      "s.submission_id = cast(:id as bigint) and s.number > cast(:after as bigint) and s.number <= cast(:until as "
      "bigint) and s.invalidation is null and e.at >= kenes.to_time(cast(:from_at as bigint)) "
      "and e.at < kenes.to_time(cast(:until_at as bigint)) "
      "and (cardinality(cast(:networks as cidr[])) = 0 or s.network <<= any(cast(:networks_too as cidr[]))) "
      "and (cardinality(cast(:domains as text[])) = 0 or s.mail_domain = any(cast(:domains_too as text[]))) "
      "and (cardinality(cast(:providers as text[])) = 0 or s.provider = any(cast(:providers_too as text[]))) "
      "and (cast(:marks as integer) = 0 or (s.marks & cast(:marks_too as integer)) <> 0) "
      "and (cardinality(cast(:numbers as bigint[])) = 0 or s.number = any(cast(:numbers_too as bigint[])))";
  return text;
}

}  // namespace kenes::participation
