#include "commands/examples.hpp"

namespace kenes::advice {

bool publish_example(soci::session& sql, Host& host, const Service& service, const NewExample& example,
                     const Actor& lawyer) {
  const auto at = micros(host.clock().now());
  long long id = 0;
  sql << "INSERT INTO advice.example (service, question_id, topic, language, question, answer, published_at) "
         "SELECT q.service, q.id, q.topic, q.language, cast(:question AS text), cast(:answer AS text), "
         "kenes.to_time(cast(:at AS bigint)) FROM advice.question q WHERE q.id = cast(:id AS bigint) "
         "AND q.service = cast(:service AS text) AND q.answered_at IS NOT NULL "
         "ON CONFLICT (question_id) DO NOTHING RETURNING id",
      soci::use(example.question), soci::use(example.answer), soci::use(at), soci::use(example.question_id),
      soci::use(service.slug), soci::into(id);
  if (!sql.got_data()) return false;
  host.audit().record(
      sql,
      {lawyer.person_id, "advice.publish_example", "advice:" + std::to_string(example.question_id), {{"example", id}}});
  return true;
}

bool remove_example(soci::session& sql, Host& host, const Service& service, std::int64_t id, const Actor& lawyer) {
  long long question = 0;
  sql << "DELETE FROM advice.example WHERE id = cast(:id AS bigint) AND service = cast(:service AS text) "
         "RETURNING question_id",
      soci::use(id), soci::use(service.slug), soci::into(question);
  if (!sql.got_data()) return false;
  host.audit().record(
      sql, {lawyer.person_id, "advice.remove_example", "advice:" + std::to_string(question), {{"example", id}}});
  return true;
}

}  // namespace kenes::advice
