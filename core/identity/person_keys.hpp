#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/secrets.hpp"

namespace kenes::identity {

// Actor::person_key and Actor::former_keys. Personal data, and what all keyed hashes of a person's supports are made
// of.
struct PersonKeys {
  std::string key;
  std::vector<std::string> former = {};
};

// As they lie in kenes.person.sealed_keys: "2:" and what was locked up under a key made of the portal's second one.
std::string seal(const PersonKeys& keys, const Secrets& secrets);
// Throws std::runtime_error for what can't be opened: somebody without a key could support a second time.
PersonKeys unseal(std::string_view sealed, const Secrets& secrets);
// From either form: `plain` is what portals wrote before keys were sealed.
PersonKeys person_keys(const std::string& plain, const std::string& sealed, const Secrets& secrets);

// By which equal keys are found without opening them (kenes.person.key_hash).
std::string hash_of_key(const Secrets& secrets, std::string_view key);

}  // namespace kenes::identity
