#pragma once
// How often a failing job is tried, and what is kept of its failure.
#include <chrono>
#include <stdexcept>
#include <string>

#include "kenes/time.hpp"

namespace kenes::jobs {

constexpr int max_attempts = 12;

// 5 s, 10 s, 20 s … at most an hour, each shortened or lengthened by up to a quarter, so that jobs which failed
// together don't come back together. Twelve attempts spread over about three hours.
std::chrono::milliseconds back_off(int attempts, double random);  // `random` within [0, 1)

// What a handler of the core throws to say more than "failed". `code` is kept with the job and shown to operators.
class JobError : public std::runtime_error {
 public:
  explicit JobError(const std::string& code) : std::runtime_error(code) {}
};

// The code of any failure: JobError's own, "sql_23505", or the name of the exception's type. Never its text, which may
// hold personal data.
std::string code_of(const std::exception& error);

}  // namespace kenes::jobs
