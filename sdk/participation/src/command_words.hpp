#pragma once
// The words after `kenes process VERB`.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::participation {

struct CommandWords {
  std::vector<std::string> plain;
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // "--language" -> what was given for it

  // The last one given.
  std::string option(std::string_view name, std::string_view fallback) const;
  std::vector<std::string> all(std::string_view name) const;
};

// Every option takes a value: "--language kk" or "--language=kk". Error: "unknown_option", "no_value".
Result<CommandWords> read_words(std::span<const std::string> words, const std::vector<std::string>& options);

}  // namespace kenes::participation
