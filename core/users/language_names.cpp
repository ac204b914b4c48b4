#include "users/language_names.hpp"

#include <map>

namespace kenes::users {

std::string name_of_language(const std::string& code) {
  static const std::map<std::string, std::string> names = {
      {"de", "Deutsch"}, {"en", "English"}, {"et", "Eesti"},    {"fi", "Suomi"},   {"fr", "Français"},
      {"kk", "Қазақша"}, {"ko", "한국어"},  {"lv", "Latviešu"}, {"ru", "Русский"}, {"zh", "中文"}};
  const auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

boost::json::array language_options(const std::vector<std::string>& languages, const std::string& chosen) {
  boost::json::array options;
  for (const auto& code : languages) {
    options.push_back(
        boost::json::object{{"value", code}, {"text", name_of_language(code)}, {"selected", code == chosen}});
  }
  return options;
}

}  // namespace kenes::users
