#include "mail/base64.hpp"

#include "kenes/base64.hpp"

namespace kenes::mail {

std::string base64_lines(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 57) text += to_base64(bytes.substr(i, 57)) + "\r\n";
  return text;
}

}  // namespace kenes::mail
