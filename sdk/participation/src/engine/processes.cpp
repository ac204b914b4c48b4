#include "engine/processes.hpp"

#include "calendar/load_calendar.hpp"
#include "kenes/scratch.hpp"
#include "process/known_authorities.hpp"
#include "process/known_sign_ins.hpp"

#include <spdlog/fmt/fmt.h>

#include <mutex>
#include <stdexcept>

namespace kenes::participation {
namespace {

struct Read {
  Process process;
  std::string document;
};

// A stored version was checked when it was stored; rules that came later don't refuse what is going on under it.
Process from_stored(const std::string& version, const std::string& document) {
  std::vector<Fault> ignored;
  auto process = read_process({boost::json::parse(document), {}}, ignored);
  process.version = version;
  return process;
}

void store(soci::session& sql, const Read& read, Time now) {
  const auto& [process, document] = read;
  const auto at = micros(now);
  sql << "insert into participation.process (version, key, document, stored_at) values (cast(:version as text), "
         "cast(:key as text), cast(:document as jsonb), kenes.to_time(cast(:at as bigint))) on conflict do nothing",
      soci::use(process.version), soci::use(process.key), soci::use(document), soci::use(at);
}

}  // namespace

void Processes::load(Host& host) {
  host_ = &host;
  std::vector<Fault> faults;
  std::map<std::string, Read> files;
  for (const auto& service : host.services()) {
    if (service.process.empty() || files.contains(service.process)) continue;
    const auto before = faults.size();
    auto document = host.read_toml(service.process, faults);
    if (faults.size() > before) continue;
    auto stored = boost::json::serialize(document.root);
    auto process = read_process(document, faults);
    load_calendar(host, service.process, process, faults);
    // A law may be tried out before a portal has the authorities and the ways to sign in that it asks for.
    if (host.find<Scratch>() == nullptr) {
      check_authorities(process, document, host.find<Authorities>(), faults);
      check_sign_ins(process, document, host.find<SignIns>(), faults);
    }
    for (const auto& warning : calendar_warnings(process, document, host.clock().now())) {
      host.log().warn("{}", to_string(warning));
    }
    folders_.try_emplace(process.key, service.process);
    files[service.process] = {std::move(process), std::move(stored)};
  }
  if (!faults.empty()) {
    std::string all = "a process can't be used:";
    for (const auto& fault : faults) all += "\n  " + to_string(fault);
    throw std::runtime_error(all);
  }
  const auto now = host.clock().now();
  auto stored = host.database().write([&](soci::session& sql) {
    for (const auto& [path, read] : files) store(sql, read, now);
    soci::rowset<soci::row> rows = (sql.prepare << "select version, cast(document as text) from participation.process");
    std::vector<Process> all;
    for (const auto& row : rows) all.push_back(from_stored(row.get<std::string>(0), row.get<std::string>(1)));
    return all;
  });
  for (auto& process : stored) keep(with_calendar(host, std::move(process)));
  for (const auto& service : host.services()) {
    if (!service.process.empty()) by_service_[service.slug] = known(files.at(service.process).process.version);
  }
}

// The holidays of next year are known next year: every version goes by the calendar as it is now, of the file that it
// names beside the present one.
Process Processes::with_calendar(Host& host, Process process) {
  const auto folder = folders_.find(process.key);
  if (folder == folders_.end()) return process;
  std::vector<Fault> faults;
  load_calendar(host, folder->second, process, faults);
  for (const auto& fault : faults) host.log().warn("an earlier version of a process: {}", to_string(fault));
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
  std::string document;
  sql << "select cast(document as text) from participation.process where version = cast(:version as text)",
      soci::use(version), soci::into(document);
  if (!sql.got_data()) throw std::runtime_error("the process version " + version + " is stored nowhere");
  return keep(with_calendar(*host_, from_stored(version, document)));
}

const Process& Processes::keep(Process process) {
  const std::unique_lock lock(mutex_);
  auto version = process.version;
  return *by_version_.try_emplace(std::move(version), std::make_unique<const Process>(std::move(process)))
              .first->second;
}

}  // namespace kenes::participation
