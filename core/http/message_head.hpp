#pragma once
// The head of an HTTP/1.x message as it came: Pistache's parser keeps one header of each name and one query parameter
// of each name, and this needs all of them. Framing (where a message ends) stays Pistache's.
#include <string>
#include <string_view>

#include "http/read_request.hpp"

namespace kenes::http {

// Collects the bytes of one message up to the empty line.
class HeadCollector {
 public:
  void take(std::string_view bytes);
  const std::string& head() const { return head_; }
  void clear();

 private:
  std::string head_;
  bool complete_ = false;
};

// Fills verb, target and headers. False for lines that are no headers, for folded ones and for names that are no
// tokens.
bool read_head(std::string_view head, Incoming& incoming);

bool is_token(std::string_view name);  // RFC 9110, 5.6.2

}  // namespace kenes::http
