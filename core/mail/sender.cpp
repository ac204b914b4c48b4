#include "mail/sender.hpp"

#include "jobs/policy.hpp"
#include "mail/outbox.hpp"

namespace kenes::mail {
namespace {

using namespace std::chrono_literals;

// A sign-in code that comes when nobody waits for it any more only confuses.
constexpr auto urgent_for = 1h;

// Rows with a key are kept longer, because they keep the same mail from being sent twice.
constexpr auto keep_keyed = std::chrono::days{400}, keep_others = std::chrono::days{30};

}  // namespace

Sender::Sender(Database& database, const Clock& clock, config::MailSettings settings, std::string default_language,
               Footer footer)
    : database_(database),
      clock_(clock),
      settings_(std::move(settings)),
      from_(settings_.smtp_url.empty() ? Mailbox{} : parse_mailbox(settings_.from)),
      default_language_(std::move(default_language)),
      footer_(std::move(footer)) {}

Sender::~Sender() = default;

void Sender::serve_urgent(jobs::Runner& runner) {
  runner.handle(urgent_kind, [this](const auto& payload) { send(payload.at("mail").as_int64()); });
}

void Sender::serve_ordinary(jobs::Runner& runner) {
  runner.handle(ordinary_kind, [this](const auto& payload) { send(payload.at("mail").as_int64()); });
  runner.every("core.forget_mail", 1h, [this](const auto&) { forget_old(); });
}

void Sender::send(std::int64_t id) {
  const auto letter = load(id);
  if (!letter) return;  // sent already
  if (!is_address(letter->to)) return end(id, "no_address");
  if (letter->urgent && clock_.now() - letter->created > urgent_for) return end(id, "too_late");
  const auto result = deliver(*letter);
  switch (result.sent) {
    case net::Sent::yes:
      ++counters_.sent;
      return end(id, "");
    case net::Sent::permanent:
      ++counters_.refused;
      return end(id, result.code);
    case net::Sent::temporary:
      ++counters_.delayed;
      throw jobs::JobError(result.code);
  }
}

std::optional<Sender::Letter> Sender::load(std::int64_t id) {
  return database_.read([&](soci::session& sql) -> std::optional<Letter> {
    Letter letter{.id = id};
    long long person = 0, created = 0;
    int urgent = 0;
    sql << "SELECT coalesce(person_id, 0), address, subject, body, cast(urgent AS integer), "
           "kenes.to_micros(created_at) "
           "FROM kenes.mail WHERE id = cast(:id AS bigint) AND state = 'waiting'",
        soci::use(id), soci::into(person), soci::into(letter.to), soci::into(letter.subject), soci::into(letter.body),
        soci::into(urgent), soci::into(created);
    if (!sql.got_data()) return std::nullopt;
    letter.urgent = urgent != 0;
    letter.created = from_micros(created);
    if (person != 0) {
      // A person who was erased since has no address any more.
      sql << "SELECT coalesce(email, ''), language FROM kenes.person WHERE id = cast(:id AS bigint)", soci::use(person),
          soci::into(letter.to), soci::into(letter.language);
    }
    if (letter.language.empty()) letter.language = default_language_;
    return letter;
  });
}

void Sender::end(std::int64_t id, const std::string& error) {
  const auto at = micros(clock_.now());
  database_.write([&](soci::session& sql) {
    if (!error.empty()) {
      sql << "UPDATE kenes.mail SET state = 'failed', error = cast(:error AS text), "
             "ended_at = kenes.to_time(cast(:at AS bigint)) WHERE id = cast(:id AS bigint)",
          soci::use(error), soci::use(at), soci::use(id);
      return;
    }
    // What was sent is not kept: it may hold a code, and it is in the reader's mailbox.
    sql << "UPDATE kenes.mail SET state = 'sent', error = NULL, ended_at = kenes.to_time(cast(:at AS bigint)), "
           "address = '', body = '' WHERE id = cast(:id AS bigint)",
        soci::use(at), soci::use(id);
  });
}

net::SendResult Sender::deliver(const Letter& letter) {
  std::unique_ptr<net::Smtp> smtp;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      smtp = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!smtp) smtp = std::make_unique<net::Smtp>(settings_);
  const auto domain = from_.address.substr(from_.address.find('@') + 1);
  const auto id = std::to_string(letter.id) + "." + std::to_string(micros(letter.created)) + "@" + domain;
  const auto text =
      letter.body + (letter.body.ends_with('\n') ? "" : "\n") + "\n-- \n" + footer_(letter.language) + "\n";
  const auto message = compose({from_, letter.to, letter.subject, text, id, letter.created});
  auto result = smtp->send(from_.address, letter.to, message);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(smtp));
  return result;
}

void Sender::forget_old() {
  const auto forget = [&](const char* which, std::chrono::days age) {
    const auto before = micros(clock_.now() - age);
    return database_.write([&](soci::session& sql) {
      soci::statement remove =
          (sql.prepare << "DELETE FROM kenes.mail WHERE id IN (SELECT id FROM kenes.mail WHERE state <> 'waiting' AND "
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

}  // namespace kenes::mail
