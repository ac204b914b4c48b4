#pragma once
// Signed tokens (JWS, RFC 7515) and the public keys that they are checked with (JWK Set, RFC 7517). The only room that
// includes cjose.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/result.hpp"

namespace kenes::identity::jose {

// The keys that a provider publishes. A value: copies share the keys. [any thread]
class KeySet {
 public:
  // Keys of a kind that isn't known here, or that are not for signatures, are passed over. Error: "keys".
  static Result<KeySet> read(std::string_view json);

  // The claims of a token in compact form whose signature one of the keys confirms: RS, PS and ES with SHA-256 to 512,
  // and nothing else, so neither "none" nor a public key taken for a shared secret. Errors: "form" (no such token),
  // "algorithm", "no_key" (none of this name or kind: a new one may have been published), "signature". Messages are
  // for the operator and hold no claim.
  Result<boost::json::object> verify(std::string_view token) const;

  std::size_t size() const { return keys_.size(); }

 private:
  struct Key;
  std::vector<std::shared_ptr<const Key>> keys_;
};

}  // namespace kenes::identity::jose
