#pragma once
#include <optional>

#include <boost/json.hpp>

#include "domain/question.hpp"
#include "domain/settings.hpp"
#include "kenes/call.hpp"

namespace kenes::advice {

std::int64_t requested_id(const Call& call);
// The question that the address names, if there is one. For lawyers only: there is no other page of it.
std::optional<Question> requested_question(Call& call);
// What lawyers see of it.
boost::json::object question_model(const Call& call, const Question& question);
std::string desk_url(const Call& call, std::int64_t id);

std::string topic_title(const Call& call, const Settings& settings, std::string_view code);
// "by e-mail to ann@example.org"
std::string way_of(const Call& call, const Question& question);

}  // namespace kenes::advice
