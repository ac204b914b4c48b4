#include "command_words.hpp"

#include <algorithm>

namespace kenes::participation {

std::string CommandWords::option(std::string_view name, std::string_view fallback) const {
  const auto found = options.find(name);
  return found == options.end() ? std::string(fallback) : found->second.back();
}

std::vector<std::string> CommandWords::all(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>() : found->second;
}

Result<CommandWords> read_words(std::span<const std::string> words, const std::vector<std::string>& options) {
  CommandWords read;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (!word.starts_with("--")) {
      read.plain.push_back(word);
      continue;
    }
    const auto sign = word.find('=');
    const auto name = word.substr(0, sign);
    if (std::find(options.begin(), options.end(), name) == options.end()) {
      return fail("unknown_option", "there is no option '" + name + "'");
    }
    if (sign == std::string::npos && i + 1 == words.size()) return fail("no_value", name + " needs a value");
    read.options[name].push_back(sign == std::string::npos ? words[++i] : word.substr(sign + 1));
  }
  return read;
}

}  // namespace kenes::participation
