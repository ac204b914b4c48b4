#include "domain/contact.hpp"

#include <algorithm>

namespace kenes::advice {

bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.size() > 254) return false;
  const auto host = text.substr(at + 1);
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == host.size()) return false;
  return host.find('@') == std::string_view::npos && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' ||
                  std::string_view("<>,;\"\\").find(c) != std::string_view::npos;
         });
}

}  // namespace kenes::advice
