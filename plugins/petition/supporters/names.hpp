#pragma once
// The names of those who consented to be shown, by the alphabet: nothing of their order in the ledger, so that a name
// can't be matched to its entry in the public log by counting.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "office.hpp"

namespace kenes::petition {

struct ShownName {
  std::string name;
  std::string signed_on;  // the day in the portal's time zone, "2026-01-02": the second stands in the log
  std::int64_t mark = 0;  // random: tells equal names apart
};

// Behind this name, or before it.
struct NamesFrom {
  enum class Side { behind, before };
  Side side = Side::behind;
  std::string name;
  std::int64_t mark = 0;
};

struct NamesPage {
  std::vector<ShownName> names;
  bool has_earlier = false, has_later = false;
};

// As it stands in an address: for nobody to read. nullopt for anything that cursor_of doesn't write.
std::string cursor_of(const ShownName& name);
std::optional<NamesFrom> names_from(NamesFrom::Side side, std::string_view cursor);

// From the beginning without `from`.
NamesPage read_names(soci::session& sql, const Office& office, std::int64_t petition_id,
                     const std::optional<NamesFrom>& from, int size);

}  // namespace kenes::petition
