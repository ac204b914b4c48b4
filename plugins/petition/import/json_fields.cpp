#include "import/json_fields.hpp"

#include "domain/checks.hpp"
#include "kenes/form.hpp"

namespace kenes::petition {

Fields::Fields(const boost::json::value& value, std::string path) : path_(std::move(path)) {
  if (!value.is_object()) throw Refused((path_.empty() ? "the document" : path_) + ": expected an object");
  object_ = &value.get_object();
}

const boost::json::value* Fields::find(std::string_view key) const {
  const auto* value = object_->if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string Fields::where(std::string_view key) const {
  return (path_.empty() ? "" : path_ + ".") + std::string(key);
}

void Fields::refuse(std::string_view key, const std::string& expected) const {
  const auto* value = find(key);
  auto got = value == nullptr ? std::string("nothing") : boost::json::serialize(*value);
  if (got.size() > 80) got = got.substr(0, 77) + "...";
  throw Refused(where(key) + ": expected " + expected + ", got " + got);
}

bool Fields::has(std::string_view key) const {
  return find(key) != nullptr;
}

Fields Fields::object(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr || !value->is_object()) refuse(key, "an object");
  return {*value, where(key)};
}

const boost::json::array& Fields::array(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr || !value->is_array()) refuse(key, "an array");
  return value->get_array();
}

std::string Fields::text(std::string_view key) const {
  auto value = text_or_empty(key);
  if (value.empty()) refuse(key, "a text");
  return value;
}

std::string Fields::text_or_empty(std::string_view key, int max) const {
  const auto* value = find(key);
  if (value == nullptr) return {};
  if (!value->is_string()) refuse(key, "a text");
  std::string content(value->get_string());
  if (content.find('\0') != std::string::npos) refuse(key, "a text without NUL characters");
  if (characters(content) > max) refuse(key, "at most " + std::to_string(max) + " characters");
  return content;
}

bool Fields::flag(std::string_view key) const {
  if (!has(key)) return false;
  const auto* value = find(key);
  if (!value->is_bool()) refuse(key, "true or false");
  return value->get_bool();
}

std::int64_t Fields::count(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr || !value->is_int64() || value->get_int64() < 0)
    refuse(key, "a whole number that is not negative");
  return value->get_int64();
}

Time Fields::time(std::string_view key) const {
  const auto at = time_if_any(key);
  if (!at) refuse(key, "a time such as 2015-07-20T14:12:50.460Z");
  return *at;
}

std::optional<Time> Fields::time_if_any(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) refuse(key, "a time such as 2015-07-20T14:12:50.460Z");
  const auto at = from_iso(std::string_view(value->get_string()));
  if (!at) refuse(key, "a time such as 2015-07-20T14:12:50.460Z");
  return *at;
}

std::string Fields::date_if_any(std::string_view key) const {
  const auto* value = find(key);
  if (value == nullptr) return {};
  if (!value->is_string() || !is_date(std::string_view(value->get_string()).substr(0, 10))) {
    refuse(key, "a day such as 2019-04-01");
  }
  return std::string(value->get_string()).substr(0, 10);
}

}  // namespace kenes::petition
