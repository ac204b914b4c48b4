#include "public_log/entry_model.hpp"

namespace kenes::petition {

boost::json::value entry_model(const Call& call, const Office& office, const std::string& entry) {
  boost::json::error_code error;
  const auto read = boost::json::parse(entry, error);
  if (error || !read.is_object()) return nullptr;
  const auto& object = read.get_object();
  const auto text = [&](const char* key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
  };
  const auto code = text("territory");
  boost::json::value place = nullptr;
  if (!code.empty()) {
    const auto known =
        office.database().read([&](soci::session& sql) { return office.kit->territories().find(sql, code); });
    place = known ? known->name_in(call.words().language()) : code;
  }
  const auto* support = object.if_contains("support");
  const auto* number = object.if_contains("number");
  return boost::json::object{{"number", number == nullptr ? boost::json::value(nullptr) : *number},
                             {"kind", text("kind")},
                             {"withdrawn", text("kind") == "withdrawn"},
                             {"invalidated", text("kind") == "invalidated"},
                             {"restored", text("kind") == "restored"},
                             {"at", text("at")},
                             {"place", std::move(place)},
                             {"pseudonym", text("pseudonym")},
                             {"support", support == nullptr ? boost::json::value(nullptr) : *support},
                             {"reason", text("reason")}};
}

}  // namespace kenes::petition
