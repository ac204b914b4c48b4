#pragma once
// Where an imported petition stands in the process of the service that takes it in.
#include <vector>

#include <soci/soci.h>

#include "import/petition_file.hpp"
#include "kenes/participation/kit.hpp"
#include "office.hpp"

namespace kenes::petition {

struct Placed {
  participation::Engine::Imported imported;
  std::vector<participation::TimelineEntry> timeline;
};

// Also says in the file's answer and debate which duty they meet.
// An open petition whose time for signing is over by now is closed. Throws Refused if its state has no place in the
// process.
Placed place(soci::session& sql, const Office& office, const std::string& service, PetitionFile& file);

}  // namespace kenes::petition
