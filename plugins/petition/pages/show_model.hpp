#pragma once
#include <map>
#include <vector>

#include "acts/replies.hpp"
#include "corrections/corrections.hpp"
#include "domain/responses.hpp"
#include "kenes/files.hpp"
#include "kenes/participation/kit.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

// Everything that a petition's page is drawn from.
struct Shown {
  Seen seen;
  std::vector<Answer> answers;
  std::vector<Debate> debates;
  std::vector<participation::Duty> duties;
  std::vector<participation::Act> acts;
  std::map<std::int64_t, Reply> replies;
  std::vector<Correction> corrections;
  std::vector<participation::TimelineEntry> timeline;
  std::string place_kind;
  std::vector<participation::TerritoryCount> places;
  std::vector<participation::Reading> readings;
  std::vector<StoredFile> attachments;
  boost::json::value hold;      // held_model
  bool is_invalidated = false;  // the visitor's signature
  bool has_signed = false;
  bool author_erased = false;  // the account is gone, and the name with it
};

Shown read_shown(soci::session& sql, const Office& office, const Call& call, Seen seen);
// The public model, also of the JSON twin.
boost::json::object show_model(const Call& call, const Office& office, const Shown& shown);
// What only this visitor's page has: what they may do next.
boost::json::object show_links(const Call& call, const Office& office, const Shown& shown);

boost::json::array answer_models(const Call& call, const Seen& seen, const std::vector<Answer>& answers);
boost::json::array debate_models(const Call& call, const Seen& seen, const std::vector<Debate>& debates);
boost::json::array duty_models(const Call& call, const Seen& seen, const std::vector<participation::Duty>& duties);

}  // namespace kenes::petition
