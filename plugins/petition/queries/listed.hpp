#pragma once
#include "queries/list_petitions.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

// The columns of a ListedPetition, for petition.petition p and participation.submission s.
#define KENES_PETITION_LISTED                                                                        \
  "p.id, p.action, p.language, s.stage, cast(s.support_count as bigint) AS count, "                  \
  "kenes.to_micros(s.published_at) AS published_at, kenes.to_micros(s.stage_until) AS stage_until, " \
  "kenes.to_micros(s.closed_at) AS closed_at "

inline ListedPetition listed(const soci::row& row) {
  return {number_of(row, "id"),        text_of(row, "action"),   text_of(row, "language"),
          text_of(row, "stage"),       number_of(row, "count"),  time_of(row, "published_at"),
          time_of(row, "stage_until"), time_of(row, "closed_at")};
}

}  // namespace kenes::petition
