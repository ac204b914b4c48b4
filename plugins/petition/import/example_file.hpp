#pragma once
// Examples for a demonstration, written by hand:
//   {"petitions": [{"origin": "example-1", "language": "en", "action": "…", "background": "…", "additional_details":
//   "…",
//     "creator_name": "…", "stage": "open", "signature_count": 9990, "days_ago": 20, "topics": ["health"], "territory":
//     "ALA", "field": "environment", "addressee": "ministry", "reason": "duplicate", "reason_details": "", "anonymous":
//     false}],
//    "topics": {"104334": ["health"]}}
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "domain/settings.hpp"

namespace kenes::petition {

struct Example {
  std::string origin, stage, language, creator_name;
  Texts texts;
  std::string territory;               // code of the place that it is addressed to, where the process has levels
  std::string field;                   // of the process, where it has some
  std::string addressee;               // authority that a review chose, where the process leaves it to one
  std::string reason, reason_details;  // why it was refused
  bool anonymous = false;
  std::int64_t count = 0;
  int days_ago = 0;  // how long it has been in that stage
  std::vector<std::string> topics;
};

struct Examples {
  std::vector<Example> petitions;
  std::map<std::string, std::vector<std::string>> topics;  // by the origin of an imported petition
};

// Every fault is appended, with its place; the examples are usable if none were.
Examples read_examples(const boost::json::value& document, std::vector<std::string>& faults);
// What doesn't fit the process and the settings of a service. `places`: codes that a submission may be addressed to.
void check_examples(const Examples& examples, const participation::Process& process, const Settings& settings,
                    const std::set<std::string>& places, std::vector<std::string>& faults);

}  // namespace kenes::petition
