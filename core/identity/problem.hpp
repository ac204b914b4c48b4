#pragma once
#include <string>

#include "kenes/call.hpp"

namespace kenes::identity {

// Why nobody was signed in; each has words for the person.
enum class Problem {
  cancelled,      // by the person, at the provider
  over,           // too old, used, or begun in another browser
  unavailable,    // the provider can't be reached
  refused,        // what it sent can't be trusted
  assurance,      // it is not sure enough
  other_account,  // the way belongs to another account
};

// A page that says what to do. `way`: its title; `then`: where the person wanted to go on to.
Response problem(const Call& call, Problem what, const std::string& way = "", const std::string& then = "/");

}  // namespace kenes::identity
