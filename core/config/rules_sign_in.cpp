#include <algorithm>
#include <array>
#include <regex>

#include "config/overrides.hpp"
#include "config/pointer.hpp"
#include "config/rules.hpp"

namespace kenes::config {
namespace {

// Parts of the pages' addresses, and the ways that are the portal's own.
constexpr std::array<std::string_view, 6> taken_keys{"email", "sms", "code", "link", "core", "with"};
// Parameters of the request that only the portal itself can set.
constexpr std::array<std::string_view, 10> own_parameters{
    "client_id", "redirect_uri", "response_type", "scope",          "state",
    "nonce",     "acr_values",   "response_mode", "code_challenge", "code_challenge_method"};

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

void Rules::sign_ins() {
  unique("/sign_in", "key", "way to sign in");
  for (std::size_t i = 0; i < count("/sign_in"); ++i) sign_in(child("/sign_in", i));
}

// Whether `kenes up` brings what is missing. Such a provider lets in whoever comes.
bool Rules::is_demonstrated(const std::string& pointer) {
  const auto* demonstrated = at(pointer + "/demonstration");
  if (!demonstrated || !demonstrated->is_bool() || !demonstrated->get_bool()) return false;
  const auto* portal = at("/portal/demonstration");
  if (!portal || !portal->is_bool() || !portal->get_bool()) {
    fault(pointer + "/demonstration", "a way to sign in with invented people is for demonstrations only",
          "take it out, or say demonstration = true in [portal]");
  }
  return true;
}

void Rules::sign_in(const std::string& pointer) {
  static const std::regex key_form("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  const auto key = string_at(pointer + "/key");
  if (key && !std::regex_match(*key, key_form)) {
    fault(pointer + "/key", "'key' must be lower-case letters, digits and hyphens, not '" + *key + "'", "such as eid");
  } else if (key && holds(taken_keys, *key)) {
    fault(pointer + "/key", "'" + *key + "' is a name of the portal itself", "such as eid");
  }

  static const std::regex secure(R"(https://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[^?#\s]*)?)");
  static const std::regex on_this_machine(R"(http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?(/[^?#\s]*)?)");
  const auto issuer = string_at(pointer + "/issuer");
  if (issuer && !std::regex_match(*issuer, secure) && !std::regex_match(*issuer, on_this_machine)) {
    fault(pointer + "/issuer", "'issuer' must be https:// and a host, not '" + *issuer + "'",
          "exactly as the provider writes it in its own /.well-known/openid-configuration");
  }

  for (const auto& [setting, name] :
       {std::pair("/further_claims", "further_claims"), std::pair("/signed_claim/keys", "keys")}) {
    auto address = string_at(pointer + setting).value_or("");
    constexpr std::string_view person = "{subject}";
    if (const auto place = address.find(person); place != std::string::npos) address.erase(place, person.size());
    if (address.empty() || std::regex_match(address, secure) || std::regex_match(address, on_this_machine)) continue;
    fault(pointer + setting, "'" + std::string(name) + "' must be https:// and a host",
          "claims and keys must not cross a network in clear");
  }

  const auto* table = at(pointer);
  if (table && table->is_object() && !is_demonstrated(pointer)) {
    const auto secret = string_at(pointer + "/client_secret");
    const auto variable = sign_in_variable(key.value_or("KEY"), "SECRET");
    if (!issuer) fault(pointer, "'issuer' is missing in [[sign_in]]", "the address of the provider: https://…");
    if (!secret || secret->empty()) {
      fault(pointer, "'client_secret' is missing in [[sign_in]]",
            "set it in the environment: " + variable + ", or " + variable + "_FILE");
    }
  }

  const auto scopes = strings_at(pointer + "/scopes");
  if (at(pointer + "/scopes") && std::find(scopes.begin(), scopes.end(), "openid") == scopes.end()) {
    fault(pointer + "/scopes", "'scopes' lacks \"openid\"",
          "without it the provider says nothing about who somebody is");
  }
  const auto* parameters = at(pointer + "/parameters");
  if (parameters && parameters->is_object()) {
    for (const auto& [name, value] : parameters->get_object()) {
      if (!holds(own_parameters, name)) continue;
      fault(child(pointer + "/parameters", name), "the portal sets '" + std::string(name) + "' by itself",
            "acr_values and scopes are settings of their own");
    }
  }
}

}  // namespace kenes::config
