#include "files/permission.hpp"

#include "secrets/base64.hpp"
#include "secrets/matches.hpp"

namespace kenes::files {
namespace {

constexpr auto purpose = "files.permission";

boost::json::object to_json(const Permission& permission) {
  return {{"folder", permission.folder},      {"total", permission.limits.total},
          {"count", permission.limits.count}, {"types", boost::json::value_from(permission.limits.types)},
          {"holder", permission.holder},      {"back", permission.back},
          {"until", micros(permission.until)}};
}

Permission from_json(const boost::json::value& value) {
  Permission permission;
  permission.folder = std::string(value.at("folder").as_string());
  permission.limits.total = value.at("total").as_int64();
  permission.limits.count = static_cast<int>(value.at("count").as_int64());
  permission.limits.types = boost::json::value_to<std::vector<std::string>>(value.at("types"));
  permission.holder = std::string(value.at("holder").as_string());
  permission.back = std::string(value.at("back").as_string());
  permission.until = from_micros(value.at("until").as_int64());
  return permission;
}

}  // namespace

std::string sign(const Permission& permission, const Secrets& secrets) {
  const auto text = secrets::to_base64url(boost::json::serialize(to_json(permission)));
  return text + "." + secrets.keyed_hash(purpose, text);
}

std::optional<Permission> read_permission(std::string_view text, const Secrets& secrets, std::string_view holder,
                                          Time now) {
  const auto dot = text.rfind('.');
  if (dot == std::string_view::npos || holder.empty()) return std::nullopt;
  const auto signed_part = text.substr(0, dot);
  if (!secrets::matches(secrets, purpose, signed_part, text.substr(dot + 1))) return std::nullopt;
  const auto plain = secrets::from_base64(signed_part);
  if (!plain) return std::nullopt;
  auto permission = from_json(boost::json::parse(*plain));
  if (permission.until <= now || permission.holder != holder) return std::nullopt;
  return permission;
}

}  // namespace kenes::files
