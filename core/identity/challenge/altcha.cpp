#include "identity/challenge/altcha.hpp"

#include <charconv>
#include <optional>

#include "kenes/base64.hpp"
#include "kenes/digest.hpp"
#include "secrets/constant_time.hpp"

namespace kenes::identity {
namespace {

constexpr std::size_t longest_payload = 2'000;
constexpr std::string_view algorithm = "SHA-256", expires_key = "?expires=";
// Where the salt ends and the number begins. Without it digits of the number could be moved into the time of expiry,
// and the same solution would go on being good.
constexpr char end_of_salt = '&';

std::string challenge_of(std::string_view salt, std::int64_t number) {
  return hex(sha256(std::string(salt) + std::to_string(number)));
}

std::string signature_of(const Secrets& secrets, std::string_view scope, std::string_view challenge) {
  return secrets.keyed_hash("identity.challenge", std::string(scope).append("\n").append(challenge));
}

// Not to be guessed from the salt, and the same whenever it is asked for.
std::int64_t number_for(const Secrets& secrets, std::string_view salt, int effort) {
  const auto random = secrets.keyed_hash("identity.challenge.number", salt).substr(0, 15);
  return std::stoll(random, nullptr, 16) % (std::int64_t{effort} + 1);
}

std::optional<Time> expiry_in(std::string_view salt) {
  const auto key = salt.find(expires_key);
  if (key == std::string_view::npos || !salt.ends_with(end_of_salt)) return std::nullopt;
  const auto digits = salt.substr(key + expires_key.size(), salt.size() - key - expires_key.size() - 1);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0 || seconds > 100'000'000'000)
    return std::nullopt;
  return Time{std::chrono::seconds{seconds}};
}

std::string text_at(const boost::json::object& from, std::string_view key) {
  const auto* value = from.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<boost::json::object> read(std::string_view payload) {
  if (payload.size() > longest_payload) return std::nullopt;
  const auto text = from_base64(payload);
  if (!text) return std::nullopt;
  boost::system::error_code error;
  auto value = boost::json::parse(*text, error);
  if (error || !value.is_object() || text_at(value.get_object(), "algorithm") != algorithm) return std::nullopt;
  const auto* number = value.get_object().if_contains("number");
  if (number == nullptr || !number->is_int64() || number->get_int64() < 0) return std::nullopt;
  return std::move(value.get_object());
}

}  // namespace

boost::json::object issue_challenge(const Secrets& secrets, std::string_view scope, int effort, Time expires) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(expires.time_since_epoch()).count();
  const auto salt = secrets.random_token(12).append(expires_key).append(std::to_string(seconds)).append(1, end_of_salt);
  const auto challenge = challenge_of(salt, number_for(secrets, salt, effort));
  return {{"algorithm", algorithm},
          {"challenge", challenge},
          {"maxnumber", effort},
          {"salt", salt},
          {"signature", signature_of(secrets, scope, challenge)}};
}

Solution judge_solution(const Secrets& secrets, std::string_view scope, std::string_view payload, Time now) {
  const auto entered = read(payload);
  if (!entered) return {};
  const auto salt = text_at(*entered, "salt"), challenge = text_at(*entered, "challenge");
  const auto expires = expiry_in(salt);
  if (!expires) return {};
  const auto signature = signature_of(secrets, scope, challenge);
  const bool ours = secrets::constant_time_equal(signature, text_at(*entered, "signature"));
  if (!ours || challenge_of(salt, entered->at("number").get_int64()) != challenge) return {.proof = ProofState::wrong};
  return {
      .proof = *expires <= now ? ProofState::expired : ProofState::good, .challenge = challenge, .expires = *expires};
}

}  // namespace kenes::identity
