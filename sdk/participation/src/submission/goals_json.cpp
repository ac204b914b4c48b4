#include <boost/json.hpp>

#include "submission/goals.hpp"

namespace kenes::participation {

std::map<std::string, Goals, std::less<>> goals_from_json(const std::string& text) {
  std::map<std::string, Goals, std::less<>> all;
  const auto root = boost::json::parse(text);
  for (const auto& [stage, written] : root.as_object()) {
    Goals goals;
    if (const auto& need = written.at("need"); !need.is_null()) goals.need = need.as_int64();
    for (const auto& total : written.at("thresholds").as_array()) goals.thresholds.push_back(total.as_int64());
    all.emplace(stage, std::move(goals));
  }
  return all;
}

std::string to_json(const std::string& stage, const Goals& goals) {
  boost::json::array thresholds(goals.thresholds.begin(), goals.thresholds.end());
  const auto need = goals.need ? boost::json::value(*goals.need) : boost::json::value(nullptr);
  return boost::json::serialize(boost::json::object{{stage, {{"need", need}, {"thresholds", std::move(thresholds)}}}});
}

}  // namespace kenes::participation
