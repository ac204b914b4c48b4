#pragma once
#include "kenes/participation/engine.hpp"
#include "office.hpp"

namespace kenes::petition {

// What follows from a move of a petition, in the move's transaction: its milestones, the frozen text, lists, the
// author's mail.
class MoveFollower : public participation::Listener {
 public:
  explicit MoveFollower(const Office& office) : office_(office) {}
  void moved(soci::session& sql, const participation::Move& move) override;
  void duty_opened(soci::session& sql, const participation::Submission& submission,
                   const participation::Duty& duty) override;
  void duty_met(soci::session& sql, const participation::Submission& submission,
                const participation::Duty& duty) override;
  void duty_lapsed(soci::session& sql, const participation::Submission& submission,
                   const participation::Duty& duty) override;

 private:
  const Office& office_;
};

}  // namespace kenes::petition
