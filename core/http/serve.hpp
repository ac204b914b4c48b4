#pragma once
// One request from its parts to its bytes; everything between Pistache's parser and the socket. [any thread]
#include <atomic>
#include <cstddef>
#include <string>

#include "http/exchange.hpp"
#include "http/read_request.hpp"

namespace kenes::http {

class Metrics;

class Service {
 public:
  Service(Application application, OnFailure on_failure, std::size_t max_body, Metrics* metrics);

  struct Reply {
    Response response;
    bool head = false;  // only the head is sent
  };
  // Never throws: what the application throws goes to OnFailure, and what that throws becomes a plain page.
  Reply serve(Incoming incoming) noexcept;

  // For messages that could not even be taken apart.
  Reply refuse(int status) noexcept;

 private:
  Answer answer(Incoming incoming, Exchange& exchange);
  Answer ask(const Exchange& exchange);
  Answer fail_with(const Exchange& exchange, const Failure& failure);
  void note(const Exchange& exchange, const Answer& answer, std::int64_t micros);

  Application application_;
  OnFailure on_failure_;
  std::size_t max_body_;
  Metrics* metrics_;
};

}  // namespace kenes::http
