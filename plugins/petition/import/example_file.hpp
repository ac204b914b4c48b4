#pragma once
// Examples for a demonstration, written by hand:
//   {"petitions": [{"origin": "example-1", "language": "en", "action": "…", "background": "…", "additional_details":
//   "…",
//     "creator_name": "…", "stage": "open", "signature_count": 9990, "days_ago": 20, "topics": ["health"], "field":
//     "environment", "anonymous": false}],
//    "topics": {"104334": ["health"]}}
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"

namespace kenes::petition {

struct Example {
  std::string origin, stage, language, creator_name;
  Texts texts;
  std::string field;  // of the process, where it has some
  bool anonymous = false;
  std::int64_t count = 0;
  int days_ago = 0;  // how long it has been in that stage
  std::vector<std::string> topics;
};

struct Examples {
  std::vector<Example> petitions;
  std::map<std::string, std::vector<std::string>> topics;  // by the origin of an imported petition
};

// Throws Refused.
Examples read_examples(const boost::json::value& document);

}  // namespace kenes::petition
