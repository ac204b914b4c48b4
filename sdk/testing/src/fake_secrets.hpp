#pragma once
#include <atomic>

#include "kenes/secrets.hpp"

namespace kenes::testing {

// Real keyed hashes and signatures under a fixed key; "random" tokens that are the same in every run.
class FakeSecrets : public Secrets {
 public:
  std::string keyed_hash(std::string_view purpose, std::string_view text) const override;
  std::string random_token(int bytes) const override;
  std::string sign(std::string_view purpose, std::string_view text) const override;
  std::string public_key(std::string_view purpose) const override;

 private:
  mutable std::atomic<int> tokens_{0};
};

}  // namespace kenes::testing
