#include "simulate/report.hpp"

#include <spdlog/fmt/fmt.h>

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

// By the database's tables of time zones, as the deadlines themselves.
std::vector<std::string> local(Host& host, const std::vector<Time>& times) {
  std::vector<std::int64_t> at;
  for (const auto time : times) at.push_back(micros(time));
  const auto all = sql::array(at);
  return host.database().read([&](soci::session& sql) {
    soci::rowset<std::string> rows =
        (sql.prepare << "select to_char(kenes.to_time(n.at) at time zone cast(:zone as text), 'YYYY-MM-DD HH24:MI') "
                        "from unnest(cast(:times as bigint[])) with ordinality as n(at, place) order by n.place",
         soci::use(host.time_zone()), soci::use(all));
    return std::vector<std::string>(rows.begin(), rows.end());
  });
}

}  // namespace

std::string report(Host& host, const std::vector<TrialEvent>& events) {
  std::vector<Time> times;
  for (const auto& event : events) {
    times.push_back(event.at);
    times.push_back(event.until.value_or(event.at));
  }
  const auto words = local(host, times);
  std::string text;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    text += fmt::format("{}  {:>9}  {}{}\n", words[2 * i], event.count, event.what,
                        event.until ? ", until " + words[2 * i + 1] : "");
  }
  return text;
}

}  // namespace kenes::participation
