#pragma once
#include "config/portal.hpp"
#include "text_messages/gateway.hpp"

namespace kenes::text_messages {

// Kannel, by the sendsms interface of its smsbox (Kannel User's Guide 1.4.5, "Using the smsbox"). Text in other letters
// than GSM's goes as UCS-2. Whether a long text goes in parts is Kannel's setting (`concatenation`, `max-messages`).
// [any thread]
class KannelGateway final : public Gateway {
 public:
  explicit KannelGateway(config::TextMessageSettings settings) : settings_(std::move(settings)) {}
  SendResult send(const std::string& id, const std::string& number, const std::string& text) override;

 private:
  const config::TextMessageSettings settings_;
};

// What an answer of Kannel means. Accepted and queued are sent. Permanent is only what Kannel says of this message: a
// number that its lists refuse or that no route leads to. A wrong password, a missing sender, 503 and all that doesn't
// come from Kannel are temporary. Code: "gateway_403".
SendResult meaning_of(int status, const std::string& body);

}  // namespace kenes::text_messages
