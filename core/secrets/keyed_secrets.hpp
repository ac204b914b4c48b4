#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <shared_mutex>
#include <string>
#include <vector>

#include "kenes/result.hpp"
#include "kenes/secrets.hpp"

namespace kenes::secrets {

// The portal's keys, of at least 32 characters each, one a line, the first one first: `configured` if it is not empty,
// else the content of data_dir/secret.key, which is made on the first start, readable by its owner only. Whoever loses
// one of them loses every keyed hash: they belong into the backup, apart from the database.
Result<std::vector<std::string>> load_keys(const std::string& configured, const std::filesystem::path& data_dir);

// Writes a new key behind those in data_dir/secret.key, whole or not at all; how many there are then. Programs that run
// know it when they are started again.
Result<int> add_key(const std::filesystem::path& data_dir);

// Keyed hashes under keys derived from the portal's key with HKDF-SHA-256 (RFC 5869), one for each purpose. [any
// thread]
class KeyedSecrets final : public Secrets {
 public:
  // All keys that the portal has had, the first one first; throws std::invalid_argument for none.
  explicit KeyedSecrets(const std::vector<std::string>& keys);
  explicit KeyedSecrets(const std::string& key) : KeyedSecrets(std::vector{key}) {}
  ~KeyedSecrets() override;

  std::string keyed_hash(std::string_view purpose, std::string_view text) const override;
  std::vector<std::string> keyed_hashes(std::string_view purpose, std::string_view text) const override;
  std::string rehashed(std::string_view purpose, std::string_view hash_before, int key) const override;
  int keys() const override { return static_cast<int>(rings_.size()); }
  std::string random_token(int bytes) const override;
  // A purpose that ends in "@2" goes by the portal's second key, one without by the first: a key that is replaced
  // changes no signature. Throws std::runtime_error for a key that there isn't.
  std::string sign(std::string_view purpose, std::string_view text) const override;
  std::string public_key(std::string_view purpose) const override;

 private:
  using Key = std::array<unsigned char, 32>;
  // What is derived from one of the portal's keys.
  struct Ring {
    Key extracted;  // HKDF's first half, done once
    // HKDF costs ten times the hash that its key is for.
    mutable std::map<std::string, Key, std::less<>> derived = {};
  };
  Key derive(const Ring& ring, std::string_view purpose) const;
  std::string hash(const Ring& ring, std::string_view purpose, std::string_view text) const;
  Key signing_key(std::string_view purpose) const;

  std::vector<Ring> rings_;
  mutable std::shared_mutex mutex_;
};

}  // namespace kenes::secrets
