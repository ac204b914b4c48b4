#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "jobs/runner.hpp"
#include "mail/message.hpp"
#include "net/smtp.hpp"

namespace kenes::mail {

// Read by the metrics page at any time.
struct SenderCounters {
  std::atomic<std::uint64_t> sent{0}, delayed{0}, refused{0};
};

// Sends what the outbox holds, one job for each mail, over a few kept connections. At least once: a mail may go out
// again if the process ends between the server's word and the mark, then with the same Message-ID. [any thread]
class Sender {
 public:
  // Below every text, in the reader's language, set apart by "-- ".
  using Footer = std::function<std::string(std::string_view language)>;

  // Throws std::invalid_argument if settings.from is not a mailbox. Without settings.smtp_url nothing must be served:
  // mail then waits in the outbox.
  Sender(Database& database, const Clock& clock, config::MailSettings settings, std::string default_language,
         Footer footer);
  ~Sender();

  // Give each a runner of its own, so that a sign-in code doesn't wait behind a mailing to a million people, and other
  // jobs don't wait for a slow mail server. Before the runners start.
  void serve_urgent(jobs::Runner& runner);
  void serve_ordinary(jobs::Runner& runner);  // also forgets old mail

  const SenderCounters& counters() const { return counters_; }

 private:
  struct Letter {
    std::int64_t id = 0;
    std::string to, language, subject, body;
    bool urgent = false;
    Time created;
  };

  void send(std::int64_t id);
  std::optional<Letter> load(std::int64_t id);
  void end(std::int64_t id, const std::string& error);  // "": sent
  net::SendResult deliver(const Letter& letter);
  void forget_old();

  Database& database_;
  const Clock& clock_;
  const config::MailSettings settings_;
  const Mailbox from_;
  const std::string default_language_;
  const Footer footer_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<net::Smtp>> idle_;
  SenderCounters counters_;
};

}  // namespace kenes::mail
