#pragma once
// What may still be put into a folder, and the words that say so.
#include <optional>
#include <string>

#include <soci/soci.h>

#include "files/permission.hpp"
#include "kenes/result.hpp"
#include "kenes/translator.hpp"

namespace kenes::files {

struct Used {
  std::int64_t bytes = 0;
  int count = 0;
};

// By complete files and by what is on its way, but for the upload `but`.
Used used_in(soci::session& sql, std::string_view folder, Time now, std::string_view but = "");

// A file about to be added, or just complete.
struct Candidate {
  std::string name;
  std::int64_t size = 0;
};

// Error codes "empty", "total", "count"; the messages are for the visitor.
Result<void> fits(const Candidate& file, const Used& used, const FileLimits& limits, const Translator& words);

// Error "type" in the visitor's words.
tl::unexpected<Error> wrong_type(const std::string& name, const FileLimits& limits, const Translator& words);

}  // namespace kenes::files
