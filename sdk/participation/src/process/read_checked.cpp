#include "process/read_checked.hpp"

#include <set>

#include "calendar/load_calendar.hpp"
#include "process/known_authorities.hpp"
#include "process/known_places.hpp"
#include "process/known_sign_ins.hpp"
#include "process/schema.hpp"
#include "territories/read_territories.hpp"

namespace kenes::participation {

ReadProcess read_checked(const Host& host, const std::filesystem::path& file, Fits fits, Findings& found) {
  ReadProcess read;
  const auto before = found.faults.size();
  const auto document = host.read_toml(file, found.faults);
  if (found.faults.size() > before) return read;
  read.document = boost::json::serialize(document.root);
  read.process = read_process(document, found.faults);
  // What is built on a broken process would only add noise.
  if (found.faults.size() > before) return read;
  read.calendar = load_calendar(host, file, read.process, found.faults);
  read.territories = load_territories(host, file, read.process, found);
  const auto* authorities = fits == Fits::portal ? host.find<Authorities>() : nullptr;
  check_places(read.process, document, read.territories, authorities, found.faults);
  if (fits == Fits::portal) {
    check_authorities(read.process, document, authorities, found.faults);
    check_sign_ins(read.process, document, host.find<SignIns>(), found.faults);
    check_languages(document, "", process_schema(), host.languages(), found.warnings);
  }
  for (auto& warning : calendar_warnings(read.process, document, host.clock().now()))
    found.warnings.push_back(std::move(warning));
  return read;
}

void check_services(const Host& host, Findings& found) {
  std::set<std::filesystem::path> files;
  for (const auto& service : host.services()) {
    if (!service.process.empty() && files.insert(service.process).second)
      read_checked(host, service.process, Fits::portal, found);
  }
}

}  // namespace kenes::participation
