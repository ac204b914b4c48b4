#pragma once
#include <cstdint>
#include <string>

#include <soci/soci.h>

#include "kenes/api.hpp"

namespace kenes {

// Plain text, UTF-8. The host adds the portal's footer, wraps nothing and encodes for SMTP.
struct MailMessage {
  std::int64_t person_id = 0;  // preferred: the address is read when it is sent
  std::string address = "";    // used when person_id is 0
  std::string subject;
  std::string text;
  std::string unique_key = "";  // the same key is sent once only: "petition.published:7"
  bool urgent = false;  // a person waits for it (a sign-in code): sent before all others, and not at all after an hour
};

// Written into the outbox in the caller's transaction, sent by a job. [any thread]
class KENES_API Mailer {
 public:
  virtual ~Mailer();
  virtual void send(soci::session& sql, const MailMessage& message) = 0;
  // The language that a person chose ("kk"); the portal's default if none.
  virtual std::string language_of(soci::session& sql, std::int64_t person_id) = 0;
};

}  // namespace kenes
