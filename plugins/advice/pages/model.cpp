#include "pages/model.hpp"

#include <limits>

#include "queries/questions.hpp"

namespace kenes::advice {
namespace {

boost::json::value iso_or_null(const std::optional<Time>& at) {
  if (!at) return nullptr;
  return boost::json::value(to_iso(*at));
}

}  // namespace

std::int64_t requested_id(const Call& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

std::optional<Question> requested_question(Call& call) {
  return call.host().database().read(
      [&](soci::session& sql) { return find_question(sql, call.service().slug, requested_id(call)); });
}

std::string desk_url(const Call& call, std::int64_t id) {
  return call.url("/desk/" + std::to_string(id));
}

std::string topic_title(const Call& call, const Settings& settings, std::string_view code) {
  const auto* topic = settings.topic(code);
  return topic == nullptr ? std::string(code) : topic->title.in(call.words().language());
}

std::string way_of(const Call& call, const Question& question) {
  if (question.channel == by_sms) return call.tr("by text message to {number}", {{"number", question.contact}});
  return call.tr("by e-mail to {address}", {{"address", question.contact}});
}

boost::json::object question_model(const Call& call, const Question& question) {
  const auto now = call.now();
  const auto person = call.actor().person_id;
  return {{"id", question.id},
          {"href", desk_url(call, question.id)},
          {"name", question.name},
          {"topic", topic_title(call, settings_of(call.service()), question.topic)},
          {"text", question.body},
          {"language", question.language},
          {"way", way_of(call, question)},
          {"created_at", to_iso(question.created_at)},
          {"due_at", to_iso(question.due_at)},
          {"overdue", !question.answered_at && question.due_at < now},
          {"mine", question.held_by(person, now)},
          {"held_by", question.held_by_other(person, now) ? question.claimed_name : ""},
          {"answer", question.answer},
          {"answered_at", iso_or_null(question.answered_at)},
          {"erased", question.erased_at.has_value()},
          {"is_example", question.example_id != 0}};
}

}  // namespace kenes::advice
