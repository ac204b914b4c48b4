#pragma once
// Mail to the author and to those who asked for it when they signed, in batches: a job that ends by asking for its
// successor, so that it goes on where it stopped and writes to nobody twice.
#include <cstdint>
#include <string>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "office.hpp"

namespace kenes::petition {

constexpr const char* tell_supporters_kind = "petition.tell_supporters";

struct News {
  std::int64_t petition_id = 0;
  // "answer", "scheduled", "debated"; "act": something that a committee did; "stage": it closed, or was decided about
  std::string event;
  std::string duty;  // what it is about: a duty, the id of an act, a stage
};

// Asks for the job in the caller's transaction.
void tell_supporters(soci::session& sql, const Office& office, const News& news);
// The job.
void tell_next_supporters(const Office& office, const boost::json::object& payload);

}  // namespace kenes::petition
