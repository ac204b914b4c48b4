#include "i18n/languages.hpp"

#include <algorithm>

#include "i18n/compile.hpp"
#include "i18n/words.hpp"

namespace kenes::i18n {
namespace {

constexpr std::string_view core = "core";

std::vector<std::filesystem::path> sources(const LanguageOptions& options, const std::string& domain,
                                           const std::string& language) {
  std::vector<std::filesystem::path> files;
  const auto add = [&](const std::filesystem::path& file) {
    std::error_code absent;
    if (std::filesystem::exists(file, absent)) files.push_back(file);
  };
  for (auto overlay = options.overlays.rbegin(); overlay != options.overlays.rend(); ++overlay) {
    add(*overlay / "locales" / domain / (language + ".po"));
  }
  for (const auto& one : options.domains) {
    if (one.id == domain) add(one.locales / (language + ".po"));
  }
  return files;
}

using Catalogues = std::map<std::pair<std::string, std::string>, std::shared_ptr<const Catalogue>>;

Catalogues read_all(const LanguageOptions& options, std::vector<Fault>& faults) {
  auto languages = options.languages;
  languages.emplace_back("en");  // a country may change the English words, which other languages fall back to
  Catalogues all;
  for (const auto& domain : options.domains) {
    for (const auto& language : languages) {
      auto& catalogue = all[{domain.id, language}];
      if (catalogue) continue;
      const auto files = sources(options, domain.id, language);
      if (files.empty()) continue;
      if (const auto compiled = compile(files, options.cache, domain.id + "-" + language, faults)) {
        catalogue = std::make_shared<const Catalogue>(*compiled, language);
      }
    }
  }
  return all;
}

}  // namespace

Languages::Languages(const LanguageOptions& options, std::vector<Fault>& faults) : codes_(options.languages) {
  const auto catalogues = read_all(options, faults);
  const auto find = [&](const std::string& domain, const std::string& language) {
    const auto found = catalogues.find({domain, language});
    return found == catalogues.end() ? nullptr : found->second;
  };
  for (const auto& language : codes_) {
    const auto formats = Formats::create(language, options.time_zone);
    if (!formats) {
      faults.push_back({{}, formats.error().message, "see portal.time_zone and portal.languages"});
      return;
    }
    for (const auto& domain : options.domains) {
      std::vector<std::shared_ptr<const Catalogue>> chain;
      for (const auto& [part, tongue] : {std::pair{domain.id, language},
                                         {std::string(core), language},
                                         {domain.id, std::string("en")},
                                         {std::string(core), std::string("en")}}) {
        auto catalogue = find(part, tongue);
        const bool new_one = catalogue && std::find(chain.begin(), chain.end(), catalogue) == chain.end();
        if (new_one) chain.push_back(std::move(catalogue));
      }
      translators_[language][domain.id] = std::make_unique<Words>(language, std::move(chain), *formats);
    }
  }
}

Languages::~Languages() = default;

const Translator& Languages::get(std::string_view domain, std::string_view language) const {
  auto of_language = translators_.find(language);
  if (of_language == translators_.end()) of_language = translators_.find(codes_.front());
  const auto& domains = of_language->second;
  const auto found = domains.find(domain);
  return *(found == domains.end() ? domains.at(std::string(core)) : found->second);
}

}  // namespace kenes::i18n
