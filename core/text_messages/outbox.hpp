#pragma once
#include <string>
#include <vector>

#include "jobs/queue.hpp"
#include "kenes/text_messages.hpp"

namespace kenes::text_messages {

constexpr const char* send_kind = "core.send_text_message";

enum class Reachable { yes, no };

// Writes messages into kenes.text_message together with the job that sends them. [any thread]
class Outbox final : public TextMessages {
 public:
  // `country`: whose telephone numbers may be entered without a country code. `gateway`: whether there is one.
  // `only`: the countries that messages go to; none: all.
  Outbox(jobs::Queue& queue, const Clock& clock, std::string country, Reachable gateway,
         std::vector<std::string> only = {})
      : queue_(queue), clock_(clock), country_(std::move(country)), gateway_(gateway), only_(std::move(only)) {}

  bool available() const override { return gateway_ == Reachable::yes; }
  Result<std::string> number(std::string_view entered) const override;
  // Throws std::invalid_argument if the number is not E.164 or the text is empty. Without a gateway it waits.
  void send(soci::session& sql, const TextMessage& message) override;

 private:
  jobs::Queue& queue_;
  const Clock& clock_;
  const std::string country_;
  const Reachable gateway_;
  const std::vector<std::string> only_;
};

}  // namespace kenes::text_messages
