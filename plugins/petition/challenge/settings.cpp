#include "challenge/challenge.hpp"

namespace kenes::petition {

namespace {

constexpr int default_effort = 200'000, default_wait = 30;

int number_at(const boost::json::object& from, std::string_view key, int fallback) {
  const auto* value = from.if_contains(key);
  return value != nullptr && value->is_int64() ? static_cast<int>(value->get_int64()) : fallback;
}

}  // namespace

std::vector<SchemaField> challenge_settings() {
  return {{.name = "challenge",
           .description = "Whether a signer's device has to compute for a moment: \"off\"; \"surge\" while a petition "
                          "gets more signatures than is usual, from people whose identity isn't proved; \"always\", "
                          "from everyone",
           .fallback = "off",
           .one_of = {"off", "surge", "always"}},
          {.name = "challenge_effort",
           .type = FieldType::integer,
           .description = "Up to how many numbers the device tries, half of it on average",
           .fallback = default_effort,
           .min = 1'000,
           .max = 10'000'000},
          {.name = "challenge_wait",
           .type = FieldType::integer,
           .description = "Seconds that somebody waits instead whose browser runs no JavaScript",
           .fallback = default_wait,
           .min = 5,
           .max = 600}};
}

ChallengeRule challenge_rule(const boost::json::object& settings) {
  ChallengeRule rule;
  const auto* when = settings.if_contains("challenge");
  if (when != nullptr && when->is_string()) {
    if (when->get_string() == "surge") rule.asked = ChallengeRule::Asked::in_surges;
    if (when->get_string() == "always") rule.asked = ChallengeRule::Asked::always;
  }
  rule.effort = number_at(settings, "challenge_effort", default_effort);
  rule.wait = std::chrono::seconds{number_at(settings, "challenge_wait", default_wait)};
  return rule;
}

}  // namespace kenes::petition
