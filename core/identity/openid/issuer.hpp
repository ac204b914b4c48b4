#pragma once
#include <string>

#include <boost/json.hpp>

#include "identity/jose/key_set.hpp"
#include "identity/openid/kept.hpp"
#include "identity/openid/metadata.hpp"

namespace kenes::identity::openid {

// The other party: what it publishes of itself, and its signatures. Asks over HTTP, so a call may take some seconds.
// [any thread]
class Issuer {
 public:
  explicit Issuer(std::string address) : address_(std::move(address)) {}

  // Errors: of net::ask, "status", "metadata".
  Result<Metadata> metadata(Time now);
  // The claims of a token that this provider signed; an unknown key is looked for anew, so that a provider may change
  // its keys. Errors: of metadata() and jose::KeySet.
  Result<boost::json::object> verify(const std::string& token, Time now);

  const std::string& address() const { return address_; }

 private:
  std::string address_;
  Kept<Metadata> metadata_;
  Kept<jose::KeySet> keys_;
};

}  // namespace kenes::identity::openid
