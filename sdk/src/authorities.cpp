#include "kenes/authorities.hpp"

#include <algorithm>

namespace kenes {

std::string authority_title(const Authorities* known, std::string_view key, std::string_view language) {
  if (const auto* authority = known == nullptr ? nullptr : known->find(key)) return authority->title.in(language);
  std::string words(key);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

}  // namespace kenes
