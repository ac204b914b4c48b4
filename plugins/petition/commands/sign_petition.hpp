#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kenes/actor.hpp"
#include "office.hpp"

namespace kenes::petition {

struct Signature {
  std::int64_t petition_id = 0;
  std::string name;        // as confirmed by the person
  std::string territory;   // code, or ""
  bool notify = false;     // asks to be told of answers and debates
  bool show_name = false;  // consents to be shown by name
  std::string client;      // the visitor's address: only its network is kept
};

// Supports through the ledger, then keeps what the service keeps of a supporter. Signing again changes nothing but
// `notify`.
participation::SupportResult sign_petition(const Office& office, std::string_view service, const Signature& signature,
                                           const Actor& person);

}  // namespace kenes::petition
