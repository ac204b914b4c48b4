#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/host.hpp"
#include "kenes/service.hpp"

namespace kenes::feedback {

struct Answer {
  std::int64_t entry_id = 0;
  std::int64_t person_id = 0;  // the operator
  std::string text;
  int version = 0;  // of the answer that the operator saw
};

enum class AnswerOutcome { answered, edited, unchanged, changed_meanwhile, not_found };

// Answers, or edits the answer. The author is mailed once, with the first answer. In the caller's transaction.
AnswerOutcome answer_feedback(soci::session& sql, Host& host, const Service& service, const Answer& answer);

}  // namespace kenes::feedback
