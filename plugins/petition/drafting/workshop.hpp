#pragma once
// The page on which a text is edited together.
#include <optional>
#include <vector>

#include "drafting/commands.hpp"
#include "drafting/versions.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

struct Workshop {
  Seen seen;
  Side side = Side::author;
  std::vector<TextVersion> versions;
  std::vector<DraftingComment> comments;
  std::vector<participation::Duty> duties;

  bool open() const { return seen.stage->together; }
  const TextVersion& newest() const { return versions.back(); }
  const TextVersion* version(std::int64_t number) const;
};

// None for anybody but the author and moderators, and of petitions that were never edited together.
std::optional<Workshop> read_workshop(const Office& office, const Call& call);

struct WorkshopForms {
  boost::json::object comment, version;
  boost::json::array outdated = {};  // what stands between the newest version and what was entered
};
WorkshopForms blank_forms(const Workshop& workshop);
Response workshop_response(const Call& call, const Workshop& workshop, WorkshopForms forms, int status);

// [{title, pieces: [{text, same, added, removed}]}] of the three texts; only those that differ.
boost::json::array difference_models(const Call& call, const Texts& before, const Texts& after);

}  // namespace kenes::petition
