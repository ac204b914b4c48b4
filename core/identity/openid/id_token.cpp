#include "identity/openid/id_token.hpp"

#include <algorithm>
#include <optional>

#include "kenes/digest.hpp"
#include "secrets/base64.hpp"
#include "secrets/constant_time.hpp"

namespace kenes::identity::openid {
namespace {

std::string text_of(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<Time> time_of(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  boost::system::error_code unfit;
  const auto seconds = value->to_number<double>(unfit);
  constexpr double latest = 253'402'300'799;  // the year 9999
  if (unfit || !(seconds >= 0 && seconds <= latest)) return std::nullopt;
  return from_micros(static_cast<std::int64_t>(seconds) * 1'000'000);
}

bool is_for(const boost::json::object& claims, const std::string& client) {
  const auto* audience = claims.if_contains("aud");
  if (audience == nullptr) return false;
  const auto party = text_of(claims, "azp");
  if (claims.contains("azp") && party != client) return false;
  if (audience->is_string()) return audience->get_string() == client;
  if (!audience->is_array()) return false;
  const auto& list = audience->get_array();
  const bool named = std::any_of(list.begin(), list.end(),
                                 [&](const auto& one) { return one.is_string() && one.get_string() == client; });
  // A token for others, too, must say that it was made for us.
  return named && (list.size() == 1 || party == client);
}

// Issuer, audience and times; when it was made.
Result<Time> check_token(const boost::json::object& claims, const Expected& expected) {
  if (text_of(claims, "iss") != expected.issuer) return fail("issuer", "the ID token is of another issuer");
  if (!is_for(claims, expected.client_id)) return fail("audience", "the ID token is for another client");
  const auto expires = time_of(claims, "exp"), issued = time_of(claims, "iat"), begins = time_of(claims, "nbf");
  if (!expires || *expires + skew <= expected.now) return fail("expired", "the ID token is over, or says no 'exp'");
  if (!issued || *issued > expected.now + skew || (begins && *begins > expected.now + skew)) {
    return fail("early", "the ID token is of the future, or says no 'iat'; compare the clocks of both machines");
  }
  return *issued;
}

constexpr std::size_t half_sha256 = 16;   // bytes
constexpr std::size_t encoded_half = 22;  // the same as base64url

}  // namespace

Result<void> check_id_token(const boost::json::object& claims, const Expected& expected) {
  const auto issued = check_token(claims, expected);
  if (!issued) return tl::unexpected<Error>(issued.error());
  if (*issued + longest_way < expected.now) return fail("expired", "the ID token is older than 10 minutes");
  if (!secrets::constant_time_equal(text_of(claims, "nonce"), expected.nonce)) {
    return fail("nonce", "the ID token belongs to another sign-in (nonce)");
  }
  return {};
}

Result<void> check_signed_claim(const boost::json::object& claims, const Expected& expected) {
  if (const auto issued = check_token(claims, expected); !issued) {
    auto what = issued.error().message;
    const std::string_view subject = "the ID token ";
    if (what.starts_with(subject)) what = "it " + what.substr(subject.size());
    return fail(issued.error().code, what);
  }
  return {};
}

Result<void> check_access_token(const boost::json::object& claims, std::string_view access_token) {
  const auto said = text_of(claims, "at_hash");
  if (said.size() != encoded_half) return {};
  const auto digest = sha256(access_token);
  const auto half = secrets::to_base64url({reinterpret_cast<const char*>(digest.data()), half_sha256});
  if (secrets::constant_time_equal(said, half)) return {};
  return fail("at_hash", "the access token is not the one that the ID token was made with (at_hash)");
}

}  // namespace kenes::identity::openid
