#pragma once
#include <boost/json.hpp>

#include "domain/question.hpp"
#include "kenes/call.hpp"

namespace kenes::advice {

// An answer is written, then looked at as it will be sent, then sent.
enum class Step { write, preview };

// A question with the form for its answer, or with the answer that was given.
Response answer_page(Call& call, const Question& question, boost::json::object form, Step step, int status);

}  // namespace kenes::advice
