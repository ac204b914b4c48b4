#pragma once
// A petition: its own data and where it stands.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "kenes/participation/submission.hpp"
#include "kenes/participation/territories.hpp"
#include "kenes/time.hpp"

namespace kenes::petition {

// The three texts that an author writes; limits of the same names are in the process.
struct Texts {
  std::string action, background, additional_details;
  bool operator==(const Texts&) const = default;
};

struct Petition {
  std::int64_t id = 0;
  std::string service;
  Texts texts;
  std::string committee_note;
  std::string language;  // of the texts: "en"
  // Personal data: shown only while the petition is open, and empty if its author wants no name published.
  std::string creator_name;
  std::string group_name;   // on whose behalf; empty as well then
  int group_size = 0;       // its members
  std::string author_name;  // the name all the same, and the group: for staff only
  std::string author_group;
  bool anonymous = false;
  std::optional<participation::Territory> place;  // that it is addressed to
  Time created_at{}, updated_at{};
  std::optional<Time> moderation_reached_at, response_reached_at, debate_reached_at, rejected_at;
  std::string rejection_code, rejection_details;
  std::string review_note;  // for the author
  boost::json::array departments;
  std::string text_sha256;
  bool imported = false;
  std::vector<std::string> topics;
  participation::Submission standing;
};

}  // namespace kenes::petition
