#pragma once
#include <atomic>

#include "kenes/secrets.hpp"

namespace kenes::testing {

// Real keyed hashes and signatures under a fixed key; "random" tokens that are the same in every run.
class FakeSecrets : public Secrets {
 public:
  std::string keyed_hash(std::string_view purpose, std::string_view text) const override;
  std::vector<std::string> keyed_hashes(std::string_view purpose, std::string_view text) const override;
  std::string rehashed(std::string_view purpose, std::string_view hash, int key) const override;
  int keys() const override { return keys_; }
  std::string random_token(int bytes) const override;
  std::string sign(std::string_view purpose, std::string_view text) const override;
  std::string public_key(std::string_view purpose) const override;
  // As if an operator had replaced the portal's key and started it again.
  void replace_key() { ++keys_; }

 private:
  std::atomic<int> keys_{1};
  mutable std::atomic<int> tokens_{0};
};

}  // namespace kenes::testing
