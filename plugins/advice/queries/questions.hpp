#pragma once
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "domain/question.hpp"

namespace kenes::advice {

std::optional<Question> find_question(soci::session& sql, const std::string& service, std::int64_t id);
// By the token of the form that asked it.
std::optional<Question> find_receipt(soci::session& sql, const std::string& service, const std::string& once);

enum class Shown { waiting, answered };

struct QuestionPage {
  std::vector<Question> questions;
  bool goes_on = false;
};

// What waits, the first due first; what was answered, the newest first. A desk's pages are few: they are cut by number.
QuestionPage list_questions(soci::session& sql, const std::string& service, Shown which, int size, int page);

}  // namespace kenes::advice
