#pragma once
#include <string>

namespace kenes::text_messages {

// `permanent`: the same attempt will be refused again. Everything else, also a refused password, is `temporary`: it is
// the operator's to repair, and no message should be lost meanwhile.
enum class Sent { yes, temporary, permanent };

struct SendResult {
  Sent sent = Sent::yes;
  std::string code = "";  // "gateway_503"; holds no personal data
};

// What brings messages to telephones. [any thread]
class Gateway {
 public:
  virtual ~Gateway() = default;
  // `number` is E.164; a text longer than one message is sent in parts. `id` is the same when the same message is tried
  // again.
  virtual SendResult send(const std::string& id, const std::string& number, const std::string& text) = 0;
};

}  // namespace kenes::text_messages
