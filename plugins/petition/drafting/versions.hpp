#pragma once
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "domain/petition.hpp"

namespace kenes::petition {

struct TextVersion {
  int number = 0;
  Texts texts;
  std::string why;
  bool by_author = false;
  std::int64_t person_id = 0;
  std::string name;
  Time at{};
  std::optional<Time> accepted_at;  // by the author
};

struct DraftingComment {
  std::string text;
  bool by_author = false;
  std::string name;
  Time at{};
};

// The oldest first.
std::vector<TextVersion> versions_of(soci::session& sql, std::int64_t petition_id);
std::vector<DraftingComment> comments_of(soci::session& sql, std::int64_t petition_id);
std::optional<TextVersion> newest_version(soci::session& sql, std::int64_t petition_id);
void insert_version(soci::session& sql, std::int64_t petition_id, const TextVersion& version);

}  // namespace kenes::petition
