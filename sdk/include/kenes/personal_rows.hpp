#pragma once
#include <cstdint>
#include <span>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"

namespace kenes {

// One kind of thing that a plugin keeps of people, for PersonalData::all(). The query gives a JSON text a row, takes
// :person (bigint) and :most (integer), and needs an index that begins with the person.
struct PersonalRows {
  const char* name;  // of the list in the person's file: "signed"
  const char* query;
};

// What there is of each kind, at most `most` rows of one; kinds of which there is nothing are left out. [any thread]
KENES_API boost::json::object personal_rows(soci::session& sql, std::span<const PersonalRows> kinds,
                                            std::int64_t person, int most);

}  // namespace kenes
