#pragma once
#include <filesystem>

#include "kenes/time.hpp"
#include "text_messages/gateway.hpp"

namespace kenes::text_messages {

// The demonstration's: text messages lie in the folder of its mailbox, beside mails, for everybody to read. Files are
// like those of mail/demo_mailbox.py, with kind "text_message".
class MailboxGateway final : public Gateway {
 public:
  MailboxGateway(std::filesystem::path folder, const Clock& clock) : folder_(std::move(folder)), clock_(clock) {}
  SendResult send(const std::string& id, const std::string& number, const std::string& text) override;

 private:
  const std::filesystem::path folder_;
  const Clock& clock_;
};

}  // namespace kenes::text_messages
