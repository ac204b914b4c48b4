#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "config/portal.hpp"

namespace kenes::net {

// `permanent`: the same attempt will be refused again (5xx). Everything else, also a refused password, is `temporary`:
// it is the operator's to repair, and no mail should be lost meanwhile.
enum class Sent { yes, temporary, permanent };

struct SendResult {
  Sent sent = Sent::yes;
  std::string code = "";  // "smtp_550", "curl_7"; holds no personal data
};

// One SMTP client whose connection is kept for the next mail. One thread at a time.
class Smtp {
 public:
  explicit Smtp(const config::MailSettings& settings);
  ~Smtp();
  Smtp(const Smtp&) = delete;
  Smtp& operator=(const Smtp&) = delete;

  SendResult send(const std::string& from, const std::string& to, const std::string& message);

 private:
  SendResult attempt(const std::string& from, const std::string& to, const std::string& message);

  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace kenes::net
