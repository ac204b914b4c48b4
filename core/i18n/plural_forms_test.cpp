// The Plural-Forms of every catalogue in this repository must divide numbers as the language does, by ICU's rules
// (CLDR).
#include <unicode/plurrule.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "i18n/catalogue.hpp"
#include "i18n/compile.hpp"
#include "i18n/test_catalogues.hpp"
#include "kenes/document.hpp"

namespace kenes::i18n {
namespace {

namespace fs = std::filesystem;

const fs::path repository = KENES_SOURCE_DIR;

std::vector<fs::path> catalogues_of_repository() {
  std::vector<fs::path> found;
  for (const std::string part : {"core", "sdk", "plugins"}) {
    for (const auto& entry : fs::recursive_directory_iterator(repository / part)) {
      if (entry.path().extension() == ".po" && entry.path().parent_path().filename() == "locales")
        found.push_back(entry.path());
    }
  }
  return found;
}

std::string plural_forms_in(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  const auto whole = text.str();
  std::smatch parts;
  return std::regex_search(whole, parts, std::regex("Plural-Forms: *([^\"\\\\]*)")) ? parts[1].str() : "";
}

// Which form gettext takes for each number, and which category CLDR; each must tell the other.
void compare(const std::string& language, const std::string& forms) {
  const TestFolder folder("plural-" + language);
  const auto count = static_cast<std::size_t>(std::stoi(forms.substr(forms.find('=') + 1)));
  std::string message = "msgid \"one\"\nmsgid_plural \"many\"\n";
  for (std::size_t i = 0; i < count; ++i)
    message += "msgstr[" + std::to_string(i) + "] \"" + std::to_string(i) + "\"\n";
  auto text = po(language, message);
  text.replace(text.find(plural_forms(language)), plural_forms(language).size(), forms);
  std::vector<Fault> faults;
  const auto compiled = compile({folder.write("x.po", text)}, folder / "cache", "x", faults);
  REQUIRE(compiled);
  const Catalogue catalogue(*compiled, language);

  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu::Locale(language.c_str()), error));
  REQUIRE(U_SUCCESS(error));
  std::map<std::string, std::string> category_of, form_of;
  for (int n = 0; n <= 1000; ++n) {
    std::string category;
    rules->select(n).toUTF8String(category);
    const std::string form = catalogue.find("one", n);
    INFO(language << " " << n << ": form " << form << ", category " << category);
    REQUIRE(category_of.try_emplace(form, category).first->second == category);
    REQUIRE(form_of.try_emplace(category, form).first->second == form);
  }
  CHECK(category_of.size() == count);
}

}  // namespace

TEST_CASE("plural forms agree with the languages' own rules") {
  compare("kk", plural_forms("kk"));
  compare("lv", plural_forms("lv"));
  compare("ru", plural_forms("ru"));
  compare("en", plural_forms("en"));
  for (const auto& file : catalogues_of_repository()) {
    INFO(file);
    const auto forms = plural_forms_in(file);
    REQUIRE(!forms.empty());
    compare(file.stem().string(), forms);
  }
}

}  // namespace kenes::i18n
