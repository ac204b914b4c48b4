#include "i18n/words.hpp"

#include <algorithm>

namespace kenes::i18n {

std::string fill(std::string_view text, const Arguments& arguments) {
  std::string filled;
  while (true) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return filled.append(text);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto argument =
        std::find_if(arguments.begin(), arguments.end(), [&](const auto& one) { return one.first == name; });
    if (argument == arguments.end()) {
      // "{" may stand for itself, with a placeholder behind it.
      filled.append(text.substr(0, open + 1));
      text.remove_prefix(open + 1);
    } else {
      filled.append(text.substr(0, open)).append(argument->second);
      text.remove_prefix(close + 1);
    }
  }
}

Words::Words(std::string language, std::vector<std::shared_ptr<const Catalogue>> catalogues,
             std::shared_ptr<const Formats> formats)
    : language_(std::move(language)), catalogues_(std::move(catalogues)), formats_(std::move(formats)) {}

std::string Words::tr(std::string_view english, const Arguments& arguments) const {
  const std::string id(english);
  for (const auto& catalogue : catalogues_) {
    if (const char* found = catalogue->find(id)) return fill(found, arguments);
  }
  return fill(english, arguments);
}

std::string Words::trn(std::string_view one, std::string_view many, std::int64_t count,
                       const Arguments& arguments) const {
  auto all = arguments;
  const bool given =
      std::any_of(all.begin(), all.end(), [](const auto& argument) { return argument.first == "count"; });
  if (!given) all.emplace_back("count", formats_->number(count));
  const std::string id(one);
  for (const auto& catalogue : catalogues_) {
    if (const char* found = catalogue->find(id, count)) return fill(found, all);
  }
  return fill(count == 1 ? one : many, all);
}

}  // namespace kenes::i18n
