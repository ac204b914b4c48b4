#pragma once
#include <chrono>
#include <optional>

#include "identity/attempts.hpp"

namespace kenes::identity {

// What keeps codes from being guessed, and messages from being sent to people who didn't ask. "Address" is of mail or
// of a telephone.
struct CodeLimits {
  std::chrono::seconds lifetime{15 * 60};
  int attempts = 5;  // at the code of one message
  AttemptLimit messages{"sign_in.address", std::chrono::minutes{15}, 5};
  AttemptLimit messages_a_day{"sign_in.address_day", std::chrono::hours{24}, 20};
  AttemptLimit from_network{"sign_in.network", std::chrono::hours{1}, 100};
  // Of the whole portal: what attackers with many numbers and networks can make it pay for.
  std::optional<AttemptLimit> in_all = std::nullopt;
  // Wrong codes for one address in a day, over all its messages; then they hold the link only, which can't be guessed.
  AttemptLimit wrong_codes{"sign_in.wrong_code", std::chrono::hours{24}, 25};
};

// Every text message is paid for, and there is money to be made with some numbers: fewer of them.
inline CodeLimits text_message_limits(int most_an_hour = 2000) {
  return {.messages = {"sign_in.number", std::chrono::minutes{15}, 3},
          .messages_a_day = {"sign_in.number_day", std::chrono::hours{24}, 10},
          .from_network = {"sign_in.sms_network", std::chrono::hours{1}, 50},
          .in_all = AttemptLimit{"sign_in.sms_all", std::chrono::hours{1}, most_an_hour},
          .wrong_codes = {"sign_in.sms_wrong_code", std::chrono::hours{24}, 25}};
}

}  // namespace kenes::identity
