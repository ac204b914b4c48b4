#include "identity/sealed_facts.hpp"

#include <boost/json.hpp>

#include "identity/secret_box.hpp"

namespace kenes::identity {
namespace {

constexpr auto purpose = "identity.facts";

boost::json::array list(const std::vector<std::string>& texts) {
  boost::json::array all;
  for (const auto& one : texts) all.emplace_back(one);
  return all;
}

std::vector<std::string> texts(const boost::json::value& list) {
  std::vector<std::string> all;
  for (const auto& one : list.as_array()) all.emplace_back(one.as_string());
  return all;
}

boost::json::object written(const PersonFacts& facts) {
  boost::json::object object;
  if (facts.born) object["born"] = facts.born->time_since_epoch().count();
  if (facts.citizenship) object["citizenship"] = list(*facts.citizenship);
  if (facts.residence) object["residence"] = *facts.residence;
  if (facts.territories) object["territories"] = list(*facts.territories);
  return object;
}

PersonFacts read(const boost::json::object& object) {
  PersonFacts facts;
  if (const auto* born = object.if_contains("born"))
    facts.born = std::chrono::sys_days(std::chrono::days(born->to_number<int>()));
  if (const auto* countries = object.if_contains("citizenship")) facts.citizenship = texts(*countries);
  if (const auto* country = object.if_contains("residence")) facts.residence = std::string(country->as_string());
  if (const auto* places = object.if_contains("territories")) facts.territories = texts(*places);
  return facts;
}

}  // namespace

std::string seal(const PersonFacts& facts, const Secrets& secrets, std::string_view token) {
  const auto object = written(facts);
  return object.empty() ? "" : lock_up(boost::json::serialize(object), secrets.keyed_hash(purpose, token));
}

PersonFacts unseal(std::string_view sealed, const Secrets& secrets, std::string_view token) {
  if (sealed.empty()) return {};
  // A session may be older than the portal's present key.
  for (const auto& key : secrets.keyed_hashes(purpose, token)) {
    if (const auto plain = open_up(sealed, key)) return read(boost::json::parse(*plain).as_object());
  }
  return {};
}

}  // namespace kenes::identity
