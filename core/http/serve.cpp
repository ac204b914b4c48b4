#include "http/serve.hpp"

#include <spdlog/spdlog.h>

#include <chrono>

#include "http/finish.hpp"
#include "http/metrics.hpp"
#include "kenes/database.hpp"

namespace kenes::http {
namespace {

using Instant = std::chrono::steady_clock;

// 503 for a database that can't be had, 500 for everything else, whatever its type: `throw 42` too.
int status_of(const std::exception_ptr& cause) {
  try {
    std::rethrow_exception(cause);
  } catch (const DatabaseUnavailable&) {
    return 503;
  } catch (...) {
    return 500;
  }
}

// The type's name only: what() may hold SQL, parameter values or a citizen's words.
void log_failure(const Exchange& exchange, const std::exception_ptr& cause) {
  try {
    std::rethrow_exception(cause);
  } catch (const std::exception& error) {
    spdlog::error("request {} failed: {}", exchange.request.id, typeid(error).name());
  } catch (...) {
    spdlog::error("request {} failed: something thrown that is no std::exception", exchange.request.id);
  }
}

const std::vector<double> seconds_bounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

}  // namespace

Service::Service(Application application, OnFailure on_failure, std::size_t max_body, Metrics* metrics)
    : application_(std::move(application)),
      on_failure_(std::move(on_failure)),
      max_body_(max_body),
      metrics_(metrics) {}

Answer Service::fail_with(const Exchange& exchange, const Failure& failure) {
  if (failure.cause) log_failure(exchange, failure.cause);
  try {
    if (on_failure_) return on_failure_(exchange, failure);
  } catch (...) {
    spdlog::error("request {}: the error page failed too; a plain one was sent", exchange.request.id);
  }
  return plain_page(failure.status);
}

Answer Service::ask(const Exchange& exchange) {
  try {
    return application_(exchange);
  } catch (...) {
    const auto cause = std::current_exception();
    return fail_with(exchange, {status_of(cause), cause});
  }
}

Answer Service::answer(Incoming incoming, Exchange& exchange) {
  const bool too_large = incoming.body.size() > max_body_;
  if (too_large) incoming.body.clear();
  const auto read = read_request(std::move(incoming), exchange);
  if (too_large) return fail_with(exchange, {413, nullptr});
  if (!read) {
    spdlog::info("request {} refused: {}", exchange.request.id, read.error().message);
    return fail_with(exchange, {400, nullptr});
  }
  return ask(exchange);
}

// Which page how often, how long: the route's pattern, never the path or the query, and nothing about the visitor.
void Service::note(const Exchange& exchange, const Answer& answer, std::int64_t micros) {
  const auto& response = answer.response;
  const auto& route = answer.route.empty() ? std::string("-") : answer.route;
  const auto verb = exchange.head ? std::string("HEAD") : exchange.verb;
  spdlog::info("access request={} method={} route={} status={} bytes={} us={}", exchange.request.id, verb, route,
               response.status, response.body.size(), micros);
  if (metrics_ == nullptr) return;
  metrics_
      ->counter("kenes_http_requests_total", "Requests answered",
                {{"method", verb}, {"route", route}, {"status", std::to_string(response.status)}})
      .add();
  metrics_
      ->histogram("kenes_http_request_seconds", "Time from the last byte read to the answer made", seconds_bounds,
                  {{"route", route}})
      .observe(static_cast<double>(micros) / 1e6);
}

Service::Reply Service::serve(Incoming incoming) noexcept {
  try {
    const auto start = Instant::now();
    Exchange exchange;
    Answer answered = answer(std::move(incoming), exchange);
    finish(exchange, answered);
    note(exchange, answered, std::chrono::duration_cast<std::chrono::microseconds>(Instant::now() - start).count());
    return {std::move(answered.response), exchange.head};
  } catch (...) {
    return refuse(500);  // out of memory, most likely
  }
}

Service::Reply Service::refuse(int status) noexcept {
  try {
    Exchange exchange;
    exchange.request.id = new_request_id();
    Answer answered = plain_page(status);
    finish(exchange, answered);
    note(exchange, answered, 0);
    return {std::move(answered.response), false};
  } catch (...) {
    return {Response{.status = status}, false};
  }
}

}  // namespace kenes::http
