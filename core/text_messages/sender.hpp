#pragma once
#include <memory>
#include <string>

#include "jobs/runner.hpp"
#include "text_messages/gateway.hpp"

namespace kenes::text_messages {

// Sends what the outbox holds, one job for each message, tried again with growing pauses. At least once: a message may
// go out again if the process ends between the gateway's word and the mark, then with the same id. [any thread]
class Sender {
 public:
  // Without a gateway nothing must be served: messages then wait in the outbox.
  Sender(Database& database, const Clock& clock, std::unique_ptr<Gateway> gateway)
      : database_(database), clock_(clock), gateway_(std::move(gateway)) {}

  // Before the runner starts; it also forgets old messages.
  void serve(jobs::Runner& runner);

 private:
  void send(std::int64_t id);
  void end(std::int64_t id, const std::string& error);  // "": sent
  void forget_old();

  Database& database_;
  const Clock& clock_;
  const std::unique_ptr<Gateway> gateway_;
};

}  // namespace kenes::text_messages
