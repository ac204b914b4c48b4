#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"
#include "kenes/call.hpp"
#include "kenes/result.hpp"

namespace kenes {

// How somebody who doesn't sign in can be reached.
struct Contact {
  std::string name, email;
};

// For services that ask for a name and an e-mail address instead of signing in. Offered by the host:
// host.find<Contacts>(). [any thread]
class KENES_API Contacts {
 public:
  static constexpr std::string_view service_id = "kenes.contacts/1";
  virtual ~Contacts();
  // Mails a link and a code to the address. Who uses one of them comes to `then` (a path of this portal) as the person
  // of this address, with assurance `contact` and, if the address is new here, with this name. The answer is the page
  // that asks for it. Fails with a message for the visitor, in their language: code "email" (not an address),
  // "too_many". It tells nobody whether the address is known.
  virtual Result<Response> confirm(Call& call, const Contact& contact, std::string_view then) = 0;
};

}  // namespace kenes
