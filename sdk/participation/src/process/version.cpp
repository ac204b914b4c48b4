#include "process/version.hpp"

#include <map>

#include "kenes/digest.hpp"

namespace kenes::participation {
namespace {

void write(const boost::json::value& value, std::string& into) {
  if (const auto* table = value.if_object()) {
    std::map<std::string_view, const boost::json::value*> sorted;
    for (const auto& [key, item] : *table) sorted.emplace(std::string_view(key.data(), key.size()), &item);
    into += '{';
    for (const auto& [key, item] : sorted) {
      into += boost::json::serialize(boost::json::string(key)) + ':';
      write(*item, into);
      into += ',';
    }
    into += '}';
  } else if (const auto* list = value.if_array()) {
    into += '[';
    for (const auto& item : *list) {
      write(item, into);
      into += ',';
    }
    into += ']';
  } else {
    into += boost::json::serialize(value);
  }
}

}  // namespace

std::string version_of(const boost::json::value& root) {
  std::string text;
  write(root, text);
  return hex(sha256(text));
}

}  // namespace kenes::participation
