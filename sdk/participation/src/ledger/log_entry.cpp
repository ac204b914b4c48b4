#include "ledger/log_entry.hpp"

#include <boost/json.hpp>

namespace kenes::participation {

std::string published(const LogEntry& entry) {
  constexpr std::size_t to_seconds = std::string_view("2026-01-01T12:00:00").size();
  return boost::json::serialize(boost::json::object{{"number", entry.number},
                                                    {"kind", entry.withdrawn ? "withdrawn" : "supported"},
                                                    {"pseudonym", entry.person_hash},
                                                    {"territory", entry.territory},
                                                    {"at", to_iso(entry.at).substr(0, to_seconds) + "Z"}});
}

}  // namespace kenes::participation
