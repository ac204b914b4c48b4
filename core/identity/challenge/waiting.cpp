#include "identity/challenge/waiting.hpp"

#include <algorithm>
#include <charconv>

#include "secrets/constant_time.hpp"

namespace kenes::identity {
namespace {

constexpr std::size_t longest_token = 300;

std::string signature_of(const Secrets& secrets, std::string_view scope, std::string_view body) {
  return secrets.keyed_hash("identity.challenge.wait", std::string(scope).append("\n").append(body));
}

std::int64_t number_from(std::string_view text) {
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

std::string_view take(std::string_view& rest) {
  const auto dot = std::min(rest.find('.'), rest.size());
  const auto part = rest.substr(0, dot);
  rest.remove_prefix(std::min(dot + 1, rest.size()));
  return part;
}

}  // namespace

WaitingPlace make_place(const Secrets& secrets, std::string_view scope, Time ready, Time expires) {
  auto body = secrets.random_token(12) + "." + std::to_string(micros(ready)) + "." + std::to_string(micros(expires));
  const auto signature = signature_of(secrets, scope, body);
  return {.token = std::move(body) + "." + signature, .ready = ready, .expires = expires};
}

KnownPlace judge_place(const Secrets& secrets, std::string_view scope, std::string_view token, Time now) {
  if (token.size() > longest_token) return {};
  const auto last = token.rfind('.');
  if (last == std::string_view::npos) return {};
  auto rest = token.substr(0, last);
  const auto signature = signature_of(secrets, scope, rest);
  if (!secrets::constant_time_equal(signature, token.substr(last + 1))) return {.proof = ProofState::wrong};
  KnownPlace place;
  place.number = take(rest);
  place.ready = from_micros(number_from(take(rest)));
  place.expires = from_micros(number_from(rest));
  place.proof = now < place.ready ? ProofState::early : place.expires <= now ? ProofState::expired : ProofState::good;
  return place;
}

}  // namespace kenes::identity
