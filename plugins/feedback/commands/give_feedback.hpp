#pragma once
#include <cstdint>
#include <string>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::feedback {

struct NewEntry {
  std::string service, once, body, page, language;
  std::int64_t person_id = 0;  // to be told of the answer; 0: nobody
  std::string email;           // to be told of the answer; "": nobody
};

// The id of the entry; of the one that the same form made before, if it is sent again.
std::int64_t give_feedback(soci::session& sql, const NewEntry& entry, Time now);

}  // namespace kenes::feedback
