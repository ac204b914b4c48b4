#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/host.hpp"
#include "kenes/service.hpp"

namespace kenes::advice {

enum class AnswerOutcome { sent, already_answered, held_by_other, not_found };

// Answers, and sends the answer once, the way the person wanted it. In the caller's transaction.
AnswerOutcome answer(soci::session& sql, Host& host, const Service& service, std::int64_t id, const std::string& text,
                     const Actor& lawyer);

}  // namespace kenes::advice
