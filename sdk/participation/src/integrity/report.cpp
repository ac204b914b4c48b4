#include "integrity/report.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include <regex>
#include <set>

#include "kenes/operations.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

constexpr const char* between = "; ";

// What differs, without the numbers: the count goes on growing, and that is no news.
std::set<std::string> kinds(const std::string& differences) {
  static const std::regex values("[0-9a-f]{64}|[0-9]+");
  std::set<std::string> all;
  for (std::size_t from = 0; from < differences.size();) {
    const auto end = std::min(differences.find(between, from), differences.size());
    all.insert(std::regex_replace(differences.substr(from, end - from), values, "#"));
    from = end + std::string_view(between).size();
  }
  return all;
}

bool has_news(const std::string& differences, const std::string& known) {
  const auto now = kinds(differences), before = kinds(known);
  return !std::includes(before.begin(), before.end(), now.begin(), now.end());
}

std::string known_of(soci::session& sql, std::int64_t id) {
  std::string differences;
  sql << "select differences from participation.ledger_check where submission_id = cast(:id as bigint) for update",
      soci::use(id), soci::into(differences);
  return sql.got_data() ? differences : "";
}

void keep(soci::session& sql, std::int64_t id, std::int64_t now, std::int64_t size, const std::string& differences) {
  sql << "insert into participation.ledger_check (submission_id, checked_at, ledger_size, differences) values "
         "(cast(:id as bigint), kenes.to_time(cast(:now as bigint)), cast(:size as bigint), cast(:differences as "
         "text)) "
         "on conflict (submission_id) do update set checked_at = excluded.checked_at, ledger_size = "
         "excluded.ledger_size, differences = excluded.differences",
      soci::use(id), soci::use(now), soci::use(size), soci::use(differences);
}

void write_to_operator(soci::session& sql, Host& host, const LedgerDifference& found, std::int64_t now) {
  auto* operations = host.find<Operations>();
  if (operations == nullptr) return;
  const auto& words = host.translator(host.languages().front());
  constexpr std::size_t most = 20;
  std::string lines;
  for (std::size_t i = 0; i < std::min(most, found.what.size()); ++i) lines += "- " + found.what[i] + "\n";
  const auto record = find_record(sql, found.submission_id);
  const Arguments which{{"id", std::to_string(found.submission_id)}, {"service", record ? record->shown.service : ""}};
  const auto subject = words.tr("ALARM: the ledger of submission {id} in {service} is wrong", which);
  const auto text =
      words.tr(
          "The supports of submission {id} in {service} were counted again from the entries of its ledger. What is "
          "stored is not what they come to:",
          which) +
      "\n\n" + lines + "\n" +
      words.tr(
          "Nothing was mended. Compare the ledger with a backup before anybody relies on the count. The chapter "
          "\"The ledger of supports\" in the guide for operators says what to do.") +
      "\n";
  operations->write(sql, {subject, text, fmt::format("participation.ledger_differs:{}:{}", found.submission_id, now)});
}

}  // namespace

void report(Host& host, const LedgerDifference& found, std::int64_t size) {
  const auto now = micros(host.clock().now());
  const auto differences = fmt::format("{}", fmt::join(found.what, between));
  host.database().write([&](soci::session& sql) {
    const auto known = known_of(sql, found.submission_id);
    keep(sql, found.submission_id, now, size, differences);
    if (found.what.empty()) return;
    host.audit().record(sql, {0,
                              "participation.ledger_differs",
                              fmt::format("submission:{}", found.submission_id),
                              {{"differences", differences}}});
    if (has_news(differences, known)) write_to_operator(sql, host, found, now);
  });
  if (found.what.empty()) return;
  host.log().error(
      "ALARM: the ledger of submission {} is not what its entries come to: {}. Nothing was mended. Compare it with a "
      "backup before anybody relies on its count",
      found.submission_id, differences);
}

}  // namespace kenes::participation
