#include "identity/assurance.hpp"

namespace kenes::identity {

std::string to_text(Assurance assurance) {
  switch (assurance) {
    case Assurance::contact:
      return "contact";
    case Assurance::substantial:
      return "substantial";
    case Assurance::high:
      return "high";
    case Assurance::none:
      break;
  }
  return "none";
}

Assurance assurance_from(std::string_view text) {
  for (const auto known : {Assurance::contact, Assurance::substantial, Assurance::high}) {
    if (text == to_text(known)) return known;
  }
  return Assurance::none;
}

}  // namespace kenes::identity
