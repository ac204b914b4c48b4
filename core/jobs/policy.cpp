#include "jobs/policy.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>
#include <typeinfo>

#include "kenes/sql.hpp"

namespace kenes::jobs {

using namespace std::chrono_literals;

std::chrono::milliseconds back_off(int attempts, double random) {
  const auto steps = std::clamp(attempts - 1, 0, 20);
  const std::chrono::milliseconds plain = std::min<std::chrono::milliseconds>(5s * (1LL << steps), 1h);
  return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(plain.count()) * (0.75 + random / 2)));
}

std::string code_of(const std::exception& error) {
  if (const auto* known = dynamic_cast<const JobError*>(&error)) return known->what();
  if (const auto state = sql::sqlstate(error); !state.empty()) return "sql_" + state;
  return boost::core::demangle(typeid(error).name());
}

}  // namespace kenes::jobs
