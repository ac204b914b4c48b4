#include "identity/second_factor/webauthn/client_data.hpp"

#include <boost/json.hpp>

#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {
namespace {

boost::json::object parsed(std::string_view client_data) {
  boost::system::error_code fault;
  const auto value = boost::json::parse(client_data, fault);
  return !fault && value.is_object() ? value.get_object() : boost::json::object{};
}

std::string text(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : "";
}

}  // namespace

std::string challenge_in(std::string_view client_data) {
  return secrets::from_base64(text(parsed(client_data), "challenge")).value_or("");
}

std::string client_data_fault(std::string_view client_data, std::string_view type, const RelyingParty& party) {
  const auto said = parsed(client_data);
  if (text(said, "type") != type) return "type";
  if (text(said, "origin") != party.origin) return "origin";
  const auto* framed = said.if_contains("crossOrigin");
  if (framed && (!framed->is_bool() || framed->get_bool())) return "cross-origin";
  return "";
}

}  // namespace kenes::identity::second_factor
