#include "view/check.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::view {

int check_templates(const Options& options, std::ostream& out) {
  try {
    const Engine engine(options);
    std::vector<std::string> codes;
    for (const auto& language : options.languages) codes.push_back(language.code);
    out << fmt::format("Templates are in order in {} (pages: {}).\n", fmt::join(codes, ", "), engine.pages().size());
    return 0;
  } catch (const TemplatesRefused& refused) {
    for (const auto& fault : refused.faults()) out << to_string(fault) << '\n';
    out << fmt::format("{} in the templates. Nothing was changed.\n",
                       refused.faults().size() == 1 ? "1 fault" : fmt::format("{} faults", refused.faults().size()));
    return 1;
  }
}

}  // namespace kenes::view
