#include "queries/questions.hpp"

namespace kenes::advice {
namespace {

// Nothing is NULL, so that no indicator is needed; a time that isn't there is 0.
constexpr const char* columns =
    "SELECT q.id, q.name, q.topic, q.body, q.language, q.channel, q.contact, kenes.to_micros(q.created_at), "
    "kenes.to_micros(q.due_at), coalesce(q.claimed_by, 0), q.claimed_name, "
    "coalesce(kenes.to_micros(q.claimed_until), 0), q.answer, coalesce(kenes.to_micros(q.answered_at), 0), "
    "coalesce(kenes.to_micros(q.erased_at), 0), coalesce(e.id, 0) FROM advice.question q "
    "LEFT JOIN advice.example e ON e.question_id = q.id ";

std::optional<Time> time_or_none(long long us) {
  return us == 0 ? std::nullopt : std::optional(from_micros(us));
}

Question question_from(const soci::row& row) {
  Question question;
  question.id = row.get<long long>(0);
  question.name = row.get<std::string>(1);
  question.topic = row.get<std::string>(2);
  question.body = row.get<std::string>(3);
  question.language = row.get<std::string>(4);
  question.channel = row.get<std::string>(5);
  question.contact = row.get<std::string>(6);
  question.created_at = from_micros(row.get<long long>(7));
  question.due_at = from_micros(row.get<long long>(8));
  question.claimed_by = row.get<long long>(9);
  question.claimed_name = row.get<std::string>(10);
  question.claimed_until = time_or_none(row.get<long long>(11));
  question.answer = row.get<std::string>(12);
  question.answered_at = time_or_none(row.get<long long>(13));
  question.erased_at = time_or_none(row.get<long long>(14));
  question.example_id = row.get<long long>(15);
  return question;
}

}  // namespace

std::optional<Question> find_question(soci::session& sql, const std::string& service, std::int64_t id) {
  soci::row row;
  sql << columns << "WHERE q.id = cast(:id AS bigint) AND q.service = cast(:service AS text)", soci::use(id),
      soci::use(service), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return question_from(row);
}

std::optional<Question> find_receipt(soci::session& sql, const std::string& service, const std::string& once) {
  soci::row row;
  sql << columns << "WHERE q.once = cast(:once AS text) AND q.service = cast(:service AS text)", soci::use(once),
      soci::use(service), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return question_from(row);
}

QuestionPage list_questions(soci::session& sql, const std::string& service, Shown which, int size, int page) {
  const int limit = size + 1;  // one more tells whether the list goes on
  const int offset = (page - 1) * size;
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns << "WHERE q.service = cast(:service AS text) AND "
                   << (which == Shown::waiting ? "q.answered_at IS NULL ORDER BY q.due_at, q.id"
                                               : "q.answered_at IS NOT NULL ORDER BY q.answered_at DESC, q.id DESC")
                   << " LIMIT cast(:limit AS integer) OFFSET cast(:offset AS integer)",
       soci::use(service), soci::use(limit), soci::use(offset));
  QuestionPage found;
  for (const auto& row : rows) found.questions.push_back(question_from(row));
  found.goes_on = found.questions.size() > static_cast<std::size_t>(size);
  if (found.goes_on) found.questions.pop_back();
  return found;
}

}  // namespace kenes::advice
