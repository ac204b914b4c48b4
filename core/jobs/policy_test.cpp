#include "jobs/policy.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace kenes;
using namespace std::chrono_literals;

TEST_CASE("Back-off doubles up to an hour, with jitter") {
  CHECK(jobs::back_off(1, 0.5) == 5s);
  CHECK(jobs::back_off(1, 0.0) == 3750ms);
  CHECK(jobs::back_off(4, 0.5) == 40s);
  CHECK(jobs::back_off(11, 0.5) == 1h);
  CHECK(jobs::back_off(1000, 0.5) == 1h);
}

TEST_CASE("Of a failure only a code is kept") {
  CHECK(jobs::code_of(jobs::JobError("smtp_421")) == "smtp_421");
  CHECK(jobs::code_of(std::out_of_range("ann@example.org")) == "std::out_of_range");
}
