// How the portal reaches people.
#include "config/schema_parts.hpp"

namespace kenes::config {

using enum FieldType;

Schema mail_fields() {
  return {
      {.name = "smtp_url",
       .description =
           "Mail server: smtps://mail.example.org:465, or smtp://… with STARTTLS where it is offered. Absent: mail "
           "waits in the outbox."},
      {.name = "from",
       .description = "Sender of all mail, such as Petitions <no-reply@example.org>.",
       .required = true},
      {.name = "operator",
       .description =
           "Address of those who run the portal. It writes to them when something is wrong that only they can look "
           "into, such as a ledger whose count is not what its entries come to. Absent: the log and the metrics say "
           "it."},
      {.name = "user", .description = "User at the mail server."},
      {.name = "password", .description = "Its password. Better in KENES_SMTP_PASSWORD."},
      {.name = "mailbox",
       .description =
           "Only for demonstrations: path of a page that shows all mail to everyone, such as /mailbox. Pages "
           "that send mail link to it."},
  };
}

Schema text_message_fields() {
  return {
      {.name = "gateway",
       .description = "Program that brings messages to telephones: kannel, by its sendsms. Absent: none are sent; a "
                      "demonstration shows them in its mailbox.",
       .one_of = {"kannel"}},
      {.name = "url",
       .description = "Its address: http://127.0.0.1:13013/cgi-bin/sendsms on this machine, https:// on another one.",
       .fallback = ""},
      {.name = "user", .description = "User at the gateway.", .fallback = ""},
      {.name = "password", .description = "Its password. Better in KENES_SMS_PASSWORD."},
      {.name = "from",
       .description =
           "Sender that telephones show: a number, or at most 11 letters and digits where the operator allows it.",
       .fallback = ""},
      {.name = "sign_in",
       .type = boolean,
       .description = "Whether people may sign in by a code that is sent to their telephone.",
       .fallback = false},
      {.name = "countries",
       .type = strings,
       .description = "Countries (ISO 3166-1, such as KZ) whose numbers get messages. Absent: all; then others can "
                      "make the portal "
                      "pay for messages to the dearest numbers there are, so name those whose people take part."},
      {.name = "most_an_hour",
       .type = integer,
       .description =
           "Codes for signing in that the whole portal sends in an hour. What is asked for beyond is refused and "
           "logged: it bounds what an attacker with many numbers can make the portal pay.",
       .fallback = 2000,
       .min = 1,
       .max = 10'000'000},
  };
}

}  // namespace kenes::config
