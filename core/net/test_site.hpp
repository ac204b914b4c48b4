#pragma once
// For tests only: a server on this machine that answers as the test says, and keeps what it was asked.
#include <catch2/catch.hpp>
#include <functional>
#include <mutex>

#include "http/server.hpp"

namespace kenes::test {

class TestSite {
 public:
  using Answering = std::function<Response(const Request&)>;

  explicit TestSite(Answering answering)
      : answering_(std::move(answering)),
        server_({.threads = 4}, [this](const http::Exchange& exchange) { return answer(exchange); }, {}) {
    REQUIRE(server_.start());
  }
  std::string url(const std::string& path = "") const {
    return "http://127.0.0.1:" + std::to_string(server_.port()) + path;
  }
  std::vector<Request> asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  int times(const std::string& path) const {
    int count = 0;
    for (const auto& request : asked()) count += request.path == path ? 1 : 0;
    return count;
  }

 private:
  http::Answer answer(const http::Exchange& exchange) {
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(exchange.request);
    }
    return {.response = answering_(exchange.request)};
  }

  Answering answering_;
  mutable std::mutex mutex_;
  std::vector<Request> asked_;
  http::Server server_;
};

}  // namespace kenes::test
