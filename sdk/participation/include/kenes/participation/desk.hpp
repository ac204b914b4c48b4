#pragma once
// The back office: queues of submissions that wait for an authority, and the lock that keeps two officials from
// colliding.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/participation/submission.hpp"

namespace kenes::participation {

struct Claim {
  std::int64_t person_id = 0;
  std::string name;
  Time until{};
};

class KENES_API Desk {
 public:
  virtual ~Desk();
  // Takes the lock for 15 minutes, or renews it. The claim that holds afterwards: another person's if it was taken and
  // `take_over` is false. A takeover is audited.
  virtual Claim claim(soci::session& sql, std::int64_t submission_id, const Actor& by, bool take_over) = 0;
  virtual void release(soci::session& sql, std::int64_t submission_id, const Actor& by) = 0;
  virtual std::optional<Claim> holder(soci::session& sql, std::int64_t submission_id) = 0;

  struct Waiting {
    Submission submission;
    std::optional<Claim> claim;
  };
  // Submissions of the service in a stage of kind review, the oldest deadline first.
  virtual std::vector<Waiting> queue(soci::session& sql, std::string_view service, int limit, int offset) = 0;
  virtual std::int64_t queue_length(soci::session& sql, std::string_view service) = 0;
  // Duties not yet met of the service, the first due first.
  virtual std::vector<Duty> open_duties(soci::session& sql, std::string_view service, int limit, int offset) = 0;
  // The same of some authorities only.
  virtual std::vector<Duty> open_duties_of(soci::session& sql, std::string_view service,
                                           const std::vector<std::string>& authorities, int limit, int offset) = 0;
};

}  // namespace kenes::participation
