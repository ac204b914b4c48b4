#include "identity/second_factor/sealed_secret.hpp"

#include "identity/secret_box.hpp"

namespace kenes::identity::second_factor {
namespace {

constexpr std::string_view purpose = "identity.second_factor";

}  // namespace

std::string seal_secret(std::string_view secret, const Secrets& secrets, std::string_view whose) {
  return lock_up(secret, secrets.keyed_hash(purpose, whose));
}

std::optional<std::string> open_secret(std::string_view sealed, const Secrets& secrets, std::string_view whose) {
  for (const auto& key : secrets.keyed_hashes(purpose, whose)) {
    if (auto secret = open_up(sealed, key)) return secret;
  }
  return std::nullopt;
}

}  // namespace kenes::identity::second_factor
