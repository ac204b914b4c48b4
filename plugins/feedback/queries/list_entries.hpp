#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "domain/entry.hpp"

namespace kenes::feedback {

// A page of a list, newest first. Pages are cut by id and not by number, so that the millionth is as quick as the first
// and nothing slips by while somebody reads on.
struct ListRequest {
  std::string service;
  State state = State::shown;
  std::int64_t before = 0;  // only older than this id; 0: from the newest
  std::int64_t after = 0;   // only newer than this id: the page before
  int size = 20;
};

struct ListPage {
  std::vector<Entry> entries;
  bool has_newer = false, has_older = false;
};

ListPage list_entries(soci::session& sql, const ListRequest& request);

}  // namespace kenes::feedback
