#include "ledger/log_entry.hpp"

#include <boost/json.hpp>

#include <array>
#include <stdexcept>

namespace kenes::participation {
namespace {

// In the order of EntryKind.
constexpr std::array<std::string_view, 4> words{"supported", "withdrawn", "invalidated", "restored"};

}  // namespace

std::string_view to_word(EntryKind kind) {
  return words.at(static_cast<std::size_t>(kind));
}

EntryKind entry_kind(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.at(i) == word) return static_cast<EntryKind>(i);
  }
  throw std::invalid_argument("'" + std::string(word) + "' is no kind of entry that this version knows");
}

std::string published(const LogEntry& entry) {
  constexpr std::size_t to_seconds = std::string_view("2026-01-01T12:00:00").size();
  boost::json::object leaf{{"number", entry.number},
                           {"kind", to_word(entry.kind)},
                           {"pseudonym", entry.person_hash},
                           {"territory", entry.territory},
                           {"at", to_iso(entry.at).substr(0, to_seconds) + "Z"}};
  if (entry.support != 0) leaf["support"] = entry.support;
  if (entry.kind == EntryKind::invalidated) leaf["reason"] = entry.reason;
  return boost::json::serialize(leaf);
}

}  // namespace kenes::participation
