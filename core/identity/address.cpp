#include "identity/address.hpp"

#include <algorithm>

#include "i18n/domain_name.hpp"

namespace kenes::identity {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_atom_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) { return c == '.' || is_atom_character(c); });
}

// A public mail domain: two labels or more, the last one not a number.
bool is_mail_domain(std::string_view domain) {
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == domain.size()) return false;
  if (domain.front() == '.' || domain.find("..") != std::string_view::npos) return false;
  const auto last = domain.substr(dot + 1);
  return !std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<std::string> normalise_address(std::string_view entered) {
  const auto malformed = [] { return fail("malformed", "expected an address like name@example.org"); };
  const auto begin = entered.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return fail("empty", "no address");
  entered = entered.substr(begin, entered.find_last_not_of(blanks) - begin + 1);

  const auto at = entered.rfind('@');
  if (at == std::string_view::npos) return malformed();
  std::string address(entered.substr(0, at));
  std::transform(address.begin(), address.end(), address.begin(), lower);
  if (!is_local_part(address)) return malformed();

  const auto domain = i18n::ascii_domain(entered.substr(at + 1));
  if (!domain || !is_mail_domain(*domain)) return malformed();
  address += '@' + *domain;
  if (address.size() > 254) return malformed();  // RFC 5321, 4.5.3.1.3
  return address;
}

}  // namespace kenes::identity
