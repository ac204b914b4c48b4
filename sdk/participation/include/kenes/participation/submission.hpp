#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "kenes/participation/process.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// A row of participation.submission: where a submission stands. Its texts are the plugin's. Plugins may read the table
// in their own queries (join on id); only the kit writes it.
struct Submission {
  std::int64_t id = 0;
  std::string service;  // slug
  std::string process_version;
  std::string stage;
  Time stage_since{};
  std::optional<Time> stage_until;
  Visibility visibility = Visibility::author;
  std::int64_t support_count = 0;  // as shown: entries of the ledger plus an imported base
  std::int64_t author_id = 0;      // person; 0 for imported ones
  std::string link_token;          // the part of a shared link that can't be guessed
  Time created_at{};
  std::optional<Time> published_at;  // first became visible to everyone
  std::optional<Time> closed_at;     // left its last public collect stage
};

struct Duty {
  std::int64_t submission_id = 0;
  std::string rule;  // id of the DutyRule
  std::string kind;
  std::string authority;
  Time opened_at{};
  std::optional<Time> due_at;
  std::optional<Time> met_at;
};

}  // namespace kenes::participation
