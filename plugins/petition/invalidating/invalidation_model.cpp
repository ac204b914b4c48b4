#include "invalidating/invalidation_model.hpp"

#include "pages/models.hpp"

namespace kenes::petition {

namespace {

using participation::InvalidationState;

std::string word_of(InvalidationState state) {
  switch (state) {
    case InvalidationState::running:
      return "running";
    case InvalidationState::done:
      return "done";
    case InvalidationState::cancelled:
      return "cancelled";
    case InvalidationState::undoing:
      return "undoing";
    case InvalidationState::undone:
      break;
  }
  return "undone";
}

std::string text_of(const Call& call, InvalidationState state) {
  switch (state) {
    case InvalidationState::running:
      return call.tr("at work");
    case InvalidationState::done:
      return call.tr("done");
    case InvalidationState::cancelled:
      return call.tr("stopped");
    case InvalidationState::undoing:
      return call.tr("is being undone");
    case InvalidationState::undone:
      break;
  }
  return call.tr("undone");
}

}  // namespace

boost::json::object invalidation_model(const Call& call, const participation::Invalidation& invalidation) {
  return {{"id", invalidation.id},
          {"href", call.url(invalidations_path(invalidation.submission_id, "/" + std::to_string(invalidation.id)))},
          {"reason", invalidation.reason},
          {"state", word_of(invalidation.state)},
          {"state_text", text_of(call, invalidation.state)},
          {"at_work", invalidation.at_work()},
          {"began_at", to_iso(invalidation.began_at)},
          {"ended_at", moment(invalidation.ended_at)},
          {"expected", invalidation.expected},
          {"invalidated", invalidation.invalidated},
          {"restored", invalidation.restored},
          {"standing_away", invalidation.invalidated - invalidation.restored},
          {"undone_at", moment(invalidation.undone_at)},
          {"undone_because", invalidation.undone_because}};
}

}  // namespace kenes::petition
