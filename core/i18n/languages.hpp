#pragma once
// The portal's languages: words from gettext catalogues, numbers and dates by ICU.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/document.hpp"
#include "kenes/translator.hpp"

namespace kenes::i18n {

// A text domain: a component and the folder of its kk.po, lv.po, ru.po. The folder need not exist.
struct Domain {
  std::string id;  // "core", or a plugin's
  std::filesystem::path locales;
};

struct LanguageOptions {
  std::vector<std::string> languages;  // of the portal; the first is the default
  std::string time_zone;               // IANA name
  std::vector<Domain> domains;         // "core" among them
  // Country folders with locales/<domain>/<language>.po: they win message by message, the last folder first.
  std::vector<std::filesystem::path> overlays = {};
  std::filesystem::path cache;  // where compiled catalogues are kept; made if it is missing
};

// Read once at the start, constant afterwards. [any thread]
class Languages {
 public:
  // Compiles the catalogues (or finds them in the cache) and loads them. Faulty catalogues, a missing msgfmt and an
  // unknown time zone are appended to `faults`; then the object must not be used.
  Languages(const LanguageOptions& options, std::vector<Fault>& faults);
  ~Languages();
  Languages(const Languages&) = delete;
  Languages& operator=(const Languages&) = delete;

  // A word is looked for in the domain, then in "core", then shown in English. An unknown domain has the words of
  // "core"; an unknown language is the default one. The result lives as long as this object.
  const Translator& get(std::string_view domain, std::string_view language) const;
  const std::vector<std::string>& codes() const { return codes_; }

 private:
  std::vector<std::string> codes_;
  // By language, then by domain.
  std::map<std::string, std::map<std::string, std::unique_ptr<Translator>, std::less<>>, std::less<>> translators_;
};

}  // namespace kenes::i18n
