#pragma once
// A small blocking HTTP client for tests: says exactly what it is told, reads exactly what comes.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "http/decoding.hpp"
#include "kenes/request.hpp"

namespace kenes::http::testing {

struct Received {
  int status = 0;       // 0: no whole answer came
  NamedValues headers;  // names in lower case
  std::string body;
};

class Client {
 public:
  explicit Client(int port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const timeval patience{10, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  int fd() const { return fd_; }

  bool say(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Leaves at once, without reading what was asked for.
  void abandon() const {
    const linger at_once{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }

  Received hear(bool head = false) {
    Received answer;
    while (rest_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return answer;
    }
    const auto end = rest_.find("\r\n\r\n");
    const auto status = std::atoi(rest_.c_str() + 9);
    take_headers(std::string_view(rest_).substr(0, end), answer.headers);
    rest_.erase(0, end + 4);
    if (!head && status != 304 && status != 204 && !take_body(answer)) return answer;
    answer.status = status;
    return answer;
  }

  Received ask(const std::string& verb, const std::string& target, const std::string& headers = "",
               const std::string& body = "") {
    const auto length = body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
    if (!say(verb + " " + target + " HTTP/1.1\r\nHost: kenes.test\r\n" + length + headers + "\r\n" + body)) return {};
    return hear(verb == "HEAD");
  }

  // True if the other end closes before `seconds` are over; whatever comes before is read and returned by rest().
  bool closed_within(int seconds) {
    const timeval patience{seconds, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    while (more()) {
    }
    return ended_;
  }
  const std::string& rest() const { return rest_; }

 private:
  bool more() {
    char bytes[16384];
    const auto got = ::recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) {
      ended_ = got == 0 || errno == ECONNRESET;
      return false;
    }
    rest_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  static void take_headers(std::string_view head, NamedValues& headers) {
    for (auto line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
      const auto text = head.substr(line + 2, head.find("\r\n", line + 2) - line - 2);
      const auto colon = text.find(':');
      if (colon == std::string_view::npos) continue;
      headers.items.push_back(
          {lower_case(text.substr(0, colon)), std::string(text.substr(std::min(colon + 2, text.size())))});
    }
  }

  bool take_body(Received& answer) {
    if (answer.headers.get("transfer-encoding") == "chunked") return take_chunks(answer);
    const auto length = static_cast<std::size_t>(answer.headers.integer("content-length", 0, 0, 1 << 30));
    while (rest_.size() < length) {
      if (!more()) return false;
    }
    answer.body = rest_.substr(0, length);
    rest_.erase(0, length);
    return true;
  }

  bool take_chunks(Received& answer) {
    for (;;) {
      while (rest_.find("\r\n") == std::string::npos) {
        if (!more()) return false;
      }
      const auto size = std::strtoul(rest_.c_str(), nullptr, 16);
      const auto start = rest_.find("\r\n") + 2;
      while (rest_.size() < start + size + 2) {
        if (!more()) return false;
      }
      answer.body += rest_.substr(start, size);
      rest_.erase(0, start + size + 2);
      if (size == 0) return true;
    }
  }

  int fd_;
  bool connected_ = false;
  bool ended_ = false;
  std::string rest_;
};

}  // namespace kenes::http::testing
