#include "engine/processes.hpp"

#include "calendar/load_calendar.hpp"
#include "kenes/scratch.hpp"
#include "process/read_checked.hpp"

#include <spdlog/fmt/fmt.h>

#include <mutex>
#include <stdexcept>

namespace kenes::participation {
namespace {

// A stored version was checked when it was stored; rules that came later don't refuse what is going on under it.
Process from_stored(const StoredProcess& stored) {
  std::vector<Fault> ignored;
  auto process = read_process({boost::json::parse(stored.document), {}}, ignored);
  process.version = stored.version;
  return process;
}

void store(soci::session& sql, const ReadProcess& read, Time now) {
  const auto& [process, document, calendar, territories] = read;
  const auto at = micros(now);
  sql << "insert into participation.process (version, key, document, calendar, stored_at) values "
         "(cast(:version as text), cast(:key as text), cast(:document as jsonb), "
         "cast(nullif(cast(:calendar as text), '') as jsonb), kenes.to_time(cast(:at as bigint))) "
         "on conflict (version) do update set calendar = excluded.calendar "
         "where process.calendar is distinct from excluded.calendar",
      soci::use(process.version), soci::use(process.key), soci::use(document), soci::use(calendar), soci::use(at);
}

}  // namespace

std::vector<Territory> Processes::load(Host& host) {
  host_ = &host;
  Findings found;
  std::map<std::string, ReadProcess> files;
  // A law may be tried out before a portal has what it asks for.
  const auto fits = host.find<Scratch>() == nullptr ? Fits::portal : Fits::any_portal;
  for (const auto& service : host.services()) {
    if (service.process.empty() || files.contains(service.process)) continue;
    auto& read = files[service.process] = read_checked(host, service.process, fits, found);
    folders_.try_emplace(read.process.key, service.process);
  }
  for (const auto& warning : found.warnings) host.log().warn("{}", to_string(warning));
  if (!found.faults.empty()) {
    std::string all = "a process can't be used:";
    for (const auto& fault : found.faults) all += "\n  " + to_string(fault);
    throw std::runtime_error(all);
  }
  const auto now = host.clock().now();
  auto stored = host.database().write([&](soci::session& sql) {
    for (const auto& [path, read] : files) store(sql, read, now);
    soci::rowset<soci::row> rows = (sql.prepare << "select version, cast(document as text), "
                                                   "coalesce(cast(calendar as text), '') from participation.process");
    std::vector<StoredProcess> all;
    for (const auto& row : rows)
      all.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)});
    return all;
  });
  for (const auto& one : stored) keep(restored(host, one));
  for (const auto& service : host.services()) {
    if (!service.process.empty()) by_service_[service.slug] = known(files.at(service.process).process.version);
  }
  std::vector<Territory> territories;
  for (const auto& [path, read] : files)
    territories.insert(territories.end(), read.territories.begin(), read.territories.end());
  return territories;
}

// The holidays of next year are known next year: every version goes by the calendar as it is now, of the file that it
// names beside the present one. Where that is gone, by what it said last.
Process Processes::restored(Host& host, const StoredProcess& stored) {
  auto process = from_stored(stored);
  std::vector<Fault> faults;
  const auto folder = folders_.find(process.key);
  if (folder != folders_.end()) load_calendar(host, folder->second, process, faults);
  if (process.calendar != nullptr && faults.empty()) return process;
  restore_calendar(process, stored.calendar);
  for (const auto& fault : faults) {
    host.log().warn("an earlier version of a process: {}; it goes {}", to_string(fault),
                    process.calendar == nullptr ? "by weekends only" : "by the calendar as it was read last");
  }
  return process;
}

const Process& Processes::of_service(std::string_view service) const {
  const auto found = by_service_.find(service);
  if (found != by_service_.end()) return *found->second;
  throw std::invalid_argument(
      fmt::format("the service '{}' has no process; name a process file in 'process' of its [[service]]", service));
}

const Process* Processes::known(const std::string& version) const {
  const std::shared_lock lock(mutex_);
  const auto found = by_version_.find(version);
  return found == by_version_.end() ? nullptr : found->second.get();
}

const Process& Processes::of_version(soci::session& sql, const std::string& version) {
  if (const auto* process = known(version)) return *process;
  StoredProcess stored{version, {}, {}};
  sql << "select cast(document as text), coalesce(cast(calendar as text), '') from participation.process "
         "where version = cast(:version as text)",
      soci::use(version), soci::into(stored.document), soci::into(stored.calendar);
  if (!sql.got_data()) throw std::runtime_error("the process version " + version + " is stored nowhere");
  return keep(restored(*host_, stored));
}

const Process& Processes::keep(Process process) {
  const std::unique_lock lock(mutex_);
  auto version = process.version;
  return *by_version_.try_emplace(std::move(version), std::make_unique<const Process>(std::move(process)))
              .first->second;
}

}  // namespace kenes::participation
