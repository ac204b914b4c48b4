#pragma once
// A request as a value: decoded strictly, without anything of the HTTP server behind it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"

namespace kenes {

enum class Method { get, post, put, patch, del };

struct NamedValue {
  std::string name, value;
};

// Names in the order they came; names may repeat.
struct KENES_API NamedValues {
  std::vector<NamedValue> items;

  // The first value of that name, or "". Exact match; header names are stored in lower case.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  // An integer within [min, max]; the fallback if the value is absent, not a number or out of range.
  std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t min, std::int64_t max) const;
};

struct Request {
  Method method = Method::get;
  std::string path;         // decoded, without query: "/petitions/7"
  std::string target;       // as it came, with query
  NamedValues captures;     // of the route: {id}
  NamedValues query;        // UTF-8, NUL-free
  NamedValues form;         // application/x-www-form-urlencoded; line ends normalised to "\n"
  NamedValues headers;      // names in lower case, without cookies
  std::string body;         // raw, for other content types
  std::string id;           // request id, also in the access log and on error pages
  std::string client;       // address of the visitor as nginx saw it; personal data
  bool wants_json = false;  // the path ended in .json on a page that has a twin
};

}  // namespace kenes
