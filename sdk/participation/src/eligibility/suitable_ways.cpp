#include "kenes/participation/eligibility.hpp"

namespace kenes::participation {
namespace {

bool shows_facts(const Eligibility& rule, const SignInWay& way) {
  if (rule.min_age > 0 && !way.born) return false;
  if (!rule.territories.empty() && !way.territories) return false;
  if (rule.citizenship.empty() && rule.residence.empty()) return true;
  return (!rule.citizenship.empty() && way.citizenship) || (!rule.residence.empty() && way.residence);
}

}  // namespace

std::vector<std::string> suitable_ways(const Eligibility& rule, const std::vector<SignInWay>& ways) {
  std::vector<std::string> keys;
  for (const auto& way : ways) {
    if (way.assurance >= rule.assurance && (rule.by_declaration || shows_facts(rule, way))) keys.push_back(way.key);
  }
  return keys;
}

}  // namespace kenes::participation
