#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes {

struct TextMessage {
  std::string number;           // as TextMessages::number gave it
  std::string text;             // plain; long ones are sent in parts
  std::string unique_key = "";  // the same key is sent once only
  // From then on it is worth nothing to its reader and not sent any more, as a code that is over.
  std::optional<Time> send_before = std::nullopt;
};

// Messages to telephones (SMS). Offered by the host: host.find<TextMessages>(). [any thread]
class KENES_API TextMessages {
 public:
  static constexpr std::string_view service_id = "kenes.text_messages/1";
  virtual ~TextMessages();
  // Whether this portal has a gateway. If not, offer no SMS.
  virtual bool available() const = 0;
  // "+77011234567" (E.164) for what somebody entered in the portal's country or with a country code. Errors "invalid",
  // and "country": this portal sends nothing to numbers of that country.
  virtual Result<std::string> number(std::string_view entered) const = 0;
  // Written into the outbox in the caller's transaction, sent by a job.
  virtual void send(soci::session& sql, const TextMessage& message) = 0;
};

}  // namespace kenes
