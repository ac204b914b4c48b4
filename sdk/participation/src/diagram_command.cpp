#include "diagram_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstdio>

#include "command_words.hpp"
#include "kenes/participation/guide.hpp"
#include "read_file.hpp"

namespace kenes::participation {

int draw_process(Host& host, std::span<const std::string> arguments) {
  const auto words = read_words(arguments, {"--language"});
  if (!words || words->plain.size() != 1) {
    fmt::print(stderr, "kenes process diagram FILE [--language CODE]: {}\n",
               words ? "name one process file" : words.error().message);
    return 2;
  }
  const auto& languages = host.languages();
  const auto language = words->option("--language", languages.front());
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
    fmt::print(stderr, "kenes process diagram: '{}' is no language of this portal; it has: {}\n", language,
               fmt::join(languages, ", "));
    return 2;
  }
  const auto process = read_file(host, words->plain.front());
  if (!process) return 1;
  const auto& translator = host.translator(language);
  fmt::print("{}", to_svg(guide_of(*process, translator, host.find<Authorities>()), translator));
  return 0;
}

}  // namespace kenes::participation
