#pragma once
#include <cstdint>
#include <map>
#include <string>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::petition {

// What was said to an act: by the author to a letter or an invitation, by a body that was asked for evidence.
struct Reply {
  std::string text;
  bool published = false;
  Time at{};
};

// By the id of the act.
std::map<std::int64_t, Reply> replies_of(soci::session& sql, std::int64_t petition_id);

}  // namespace kenes::petition
