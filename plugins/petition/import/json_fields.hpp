#pragma once
// Reading a document that others wrote: each fault says where it is, what was expected and what was found.
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "kenes/time.hpp"

namespace kenes::petition {

// The reason why a file is refused.
class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An object and the path that leads to it: "data.attributes".
class Fields {
 public:
  Fields(const boost::json::value& value, std::string path);

  bool has(std::string_view key) const;  // present and not null
  Fields object(std::string_view key) const;
  const boost::json::array& array(std::string_view key) const;
  std::string text(std::string_view key) const;                             // required, not empty
  std::string text_or_empty(std::string_view key, int max = 20'000) const;  // absent and null are ""
  bool flag(std::string_view key) const;                                    // absent is false
  std::int64_t count(std::string_view key) const;                           // required, not negative
  Time time(std::string_view key) const;                                    // required
  std::optional<Time> time_if_any(std::string_view key) const;
  std::string date_if_any(std::string_view key) const;  // "2019-04-01" or ""
  std::string where(std::string_view key) const;        // "data.attributes.action"

 private:
  const boost::json::value* find(std::string_view key) const;
  [[noreturn]] void refuse(std::string_view key, const std::string& expected) const;

  const boost::json::object* object_ = nullptr;
  std::string path_;
};

}  // namespace kenes::petition
