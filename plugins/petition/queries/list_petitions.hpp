#pragma once
// Lists of petitions that everyone sees.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::petition {

enum class Sort { signatures, newest, closing_soon };

struct Listing {
  std::string service;
  std::vector<std::string> facets = {"all"};  // any of them: "stage:open", "awaiting:government-response"
  std::string topic;                          // code; "" for every topic
  std::string words;                          // what somebody searches for, as typed
  Sort sort = Sort::signatures;
  int page = 1;  // at most max_page
  int size = 25;
  std::string field = {};  // id; "" for every field
};

constexpr int max_page = 400;
// A search looks at no more petitions than this; totals stop there.
constexpr int max_found = 10'000;

struct ListedPetition {
  std::int64_t id = 0;
  std::string action, language, stage;
  std::int64_t count = 0;
  std::optional<Time> published_at, until, closed_at;
};

struct Found {
  std::vector<ListedPetition> petitions;
  std::int64_t total = 0;
  bool nearly = false;  // nothing has these words; these have similar ones
};

Found list_petitions(soci::session& sql, const Listing& listing);

// "stage:open&topic:health": the facet of petitions that have both, so that such a list is counted and found as fast as
// a plain one.
std::string within_topic(const std::string& facet, const std::string& topic);
// The same for a field; of the two the topic comes first.
std::string within_field(const std::string& facet, const std::string& field);

// How many petitions of a service everyone sees carry each facet.
std::map<std::string, std::int64_t> facet_counts(soci::session& sql, const std::string& service);

// Published petitions that are about the same as this action, the nearest first.
std::vector<ListedPetition> similar_petitions(soci::session& sql, const std::string& service, const std::string& action,
                                              int limit);

}  // namespace kenes::petition
