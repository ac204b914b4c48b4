#include <spdlog/fmt/fmt.h>

#include "process/rules.hpp"

namespace kenes::participation {

void check_retention(const Document& document, std::vector<Fault>& faults) {
  boost::system::error_code none;
  const auto* value = document.root.find_pointer("/retention/supporters", none);
  if (!value || !value->is_string()) return;
  const auto where = document.locate("/retention/supporters");
  const auto period = parse_period(std::string(value->get_string()));
  if (!period) {
    faults.push_back({where, "'supporters' in [retention]: " + period.error().message, {}});
  } else if (period->working_days != 0 || period->minutes != 0) {
    faults.push_back({where,
                      fmt::format("'supporters' in [retention] can't be \"{}\": it is counted in days, months or years",
                                  std::string_view(value->get_string())),
                      "write \"12 months\", say"});
  }
}

}  // namespace kenes::participation
