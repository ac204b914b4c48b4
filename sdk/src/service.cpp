#include "kenes/service.hpp"

namespace kenes {

const std::string& LocalText::in(std::string_view language) const {
  static const std::string none;
  if (auto found = by_language.find(language); found != by_language.end()) return found->second;
  if (auto english = by_language.find("en"); english != by_language.end()) return english->second;
  return by_language.empty() ? none : by_language.begin()->second;
}

LocalText LocalText::from(const boost::json::value& value) {
  LocalText text;
  if (const auto* one = value.if_string()) text.by_language["en"] = std::string(*one);
  if (const auto* table = value.if_object()) {
    for (const auto& [language, words] : *table) {
      if (words.is_string()) text.by_language[std::string(language)] = std::string(words.get_string());
    }
  }
  return text;
}

}  // namespace kenes
