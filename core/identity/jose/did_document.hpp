#pragma once
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::identity::jose {

// The keys of a did:web document (W3C DID Core 1.0, 5.3.2, https://w3c-ccg.github.io/did-method-web/) that was fetched
// from `address`, as a set of keys that KeySet reads: those of `assertionMethod`, each named by its whole id, as a
// token names it. Error "keys": no such document, or one that is about another address.
Result<std::string> keys_of_did(std::string_view json, std::string_view address);

}  // namespace kenes::identity::jose
