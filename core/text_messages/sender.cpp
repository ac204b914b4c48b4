#include "text_messages/sender.hpp"

#include "jobs/policy.hpp"
#include "text_messages/outbox.hpp"

namespace kenes::text_messages {
namespace {

// Rows with a key are kept longer, because they keep the same message from being sent twice.
constexpr auto keep_keyed = std::chrono::days{400}, keep_others = std::chrono::days{30};

}  // namespace

void Sender::serve(jobs::Runner& runner) {
  runner.handle(send_kind, [this](const auto& payload) { send(payload.at("message").as_int64()); });
  runner.every("core.forget_text_messages", std::chrono::hours{1}, [this](const auto&) { forget_old(); });
}

void Sender::send(std::int64_t id) {
  std::string number, body;
  int late = 0;
  const auto at = micros(clock_.now());
  const bool waits = database_.read([&](soci::session& sql) {
    sql << "SELECT number, body, coalesce(send_before <= kenes.to_time(cast(:at AS bigint)), false)::integer "
           "FROM kenes.text_message WHERE id = cast(:id AS bigint) AND state = 'waiting'",
        soci::use(at), soci::use(id), soci::into(number), soci::into(body), soci::into(late);
    return sql.got_data();
  });
  if (!waits) return;  // sent already
  if (late != 0) return end(id, "too_late");
  const auto result = gateway_->send(std::to_string(id), number, body);
  switch (result.sent) {
    case Sent::yes:
      return end(id, "");
    case Sent::permanent:
      return end(id, result.code);
    case Sent::temporary:
      throw jobs::JobError(result.code);
  }
}

void Sender::end(std::int64_t id, const std::string& error) {
  const auto at = micros(clock_.now());
  database_.write([&](soci::session& sql) {
    if (!error.empty()) {
      sql << "UPDATE kenes.text_message SET state = 'failed', error = cast(:error AS text), "
             "ended_at = kenes.to_time(cast(:at AS bigint)) WHERE id = cast(:id AS bigint)",
          soci::use(error), soci::use(at), soci::use(id);
      return;
    }
    // What was sent is not kept: it is on the reader's telephone.
    sql << "UPDATE kenes.text_message SET state = 'sent', error = NULL, ended_at = kenes.to_time(cast(:at AS bigint)), "
           "number = '', body = '' WHERE id = cast(:id AS bigint)",
        soci::use(at), soci::use(id);
  });
}

void Sender::forget_old() {
  const auto forget = [&](const char* which, std::chrono::days age) {
    const auto before = micros(clock_.now() - age);
    return database_.write([&](soci::session& sql) {
      soci::statement remove =
          (sql.prepare << "DELETE FROM kenes.text_message WHERE id IN (SELECT id FROM kenes.text_message WHERE "
                          "state <> 'waiting' AND "
                       << which
                       << " AND ended_at < kenes.to_time(cast(:before AS bigint)) ORDER BY ended_at LIMIT 1000)",
           soci::use(before));
      remove.execute(true);
      return remove.get_affected_rows();
    });
  };
  while (forget("unique_key IS NULL", keep_others) == 1000) {
  }
  while (forget("unique_key IS NOT NULL", keep_keyed) == 1000) {
  }
}

}  // namespace kenes::text_messages
