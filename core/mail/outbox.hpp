#pragma once
#include <string>

#include "jobs/queue.hpp"
#include "kenes/mail.hpp"

namespace kenes::mail {

// Kinds of the jobs that send: `urgent` for what a person is waiting for.
constexpr const char* urgent_kind = "core.send_urgent_mail";
constexpr const char* ordinary_kind = "core.send_mail";

// Writes mail into kenes.mail together with the job that sends it. [any thread]
class Outbox final : public Mailer {
 public:
  Outbox(jobs::Queue& queue, const Clock& clock, std::string default_language = "en");
  ~Outbox() override;

  // Throws std::invalid_argument when the subject is empty or holds a line end, or the address is none.
  void send(soci::session& sql, const MailMessage& message) override;
  std::string language_of(soci::session& sql, std::int64_t person_id) override;

  // An operator's second chance for a mail that was refused for good. False if it wasn't.
  bool retry(soci::session& sql, std::int64_t id);

 private:
  jobs::Queue& queue_;
  const Clock& clock_;
  const std::string default_language_;
};

}  // namespace kenes::mail
