#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <soci/soci.h>

namespace kenes::petition {

struct PetitionTitle {
  std::string action, language;
};

// Of those that there are.
std::map<std::int64_t, PetitionTitle> petition_titles(soci::session& sql, const std::vector<std::int64_t>& ids);

}  // namespace kenes::petition
