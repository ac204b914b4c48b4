#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"

namespace kenes {

// A way to sign in and the most that it shows about a person: how sure it is who they are, and which of the PersonFacts
// it can bring. It need not bring them for everybody: one register knows a residence, and not that of the homeless.
struct SignInWay {
  std::string key;  // "email"
  Assurance assurance = Assurance::contact;
  bool born = false, citizenship = false, residence = false, territories = false;
};

// The ways to sign in that this portal offers. Offered by the host: host.find<SignIns>(). [any thread]
class KENES_API SignIns {
 public:
  static constexpr std::string_view service_id = "kenes.sign_ins/1";
  virtual ~SignIns();
  virtual const std::vector<SignInWay>& ways() const = 0;  // in the order in which they are offered
};

}  // namespace kenes
