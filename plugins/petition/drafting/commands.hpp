#pragma once
// The use cases of editing together. Everybody who calls them is the author or a moderator: `side` says which, and the
// caller has checked it. Each first message of the authority's side meets the duty of kind `contact`.
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/petition.hpp"
#include "domain/stages.hpp"
#include "kenes/actor.hpp"
#include "kenes/participation/engine.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

enum class Side { author, authority };

struct Change {
  int based_on = 0;  // the version that was changed
  Texts texts;
  std::string why;
};

// A petition came to a stage in which its texts are edited together: its texts are the first version, or the next one
// after they were changed elsewhere. Part of the move's transaction.
void begin_drafting(soci::session& sql, const Office& office, const Petition& petition);

// The number of the new version. What the author writes is accepted by that. Errors: "not_found", "wrong_stage" (it is
// no longer edited together), "outdated" (somebody has saved another version since), "unchanged".
Result<int> save_version(const Office& office, std::string_view service, std::int64_t id, const Change& change,
                         const Actor& by, Side side);
// The author accepts the newest version; it becomes the petition's text. Errors: "not_found", "wrong_stage",
// "outdated".
Result<void> accept_version(const Office& office, std::string_view service, std::int64_t id, int number,
                            const Actor& author);
// Errors: "not_found", "wrong_stage".
Result<void> add_comment(const Office& office, std::string_view service, std::int64_t id, const std::string& text,
                         const Actor& by, Side side);

// Whether this outcome would publish what the author hasn't accepted yet. In the decision's transaction, with the
// petition's row locked.
bool lacks_acceptance(soci::session& sql, const Process& process, const Stage& stage,
                      const participation::Outcome& outcome, std::int64_t id);

}  // namespace kenes::petition
