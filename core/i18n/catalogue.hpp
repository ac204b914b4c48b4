#pragma once
#include <cstdint>
#include <filesystem>
#include <locale>
#include <string>

namespace kenes::i18n {

// One compiled catalogue (.mo) in memory. [any thread]
class Catalogue {
 public:
  // Throws std::runtime_error if the file can't be read or is none.
  Catalogue(const std::filesystem::path& compiled, const std::string& language);

  // The translation, valid as long as the catalogue; nullptr if there is none.
  const char* find(const std::string& id) const;
  // The form for this number, by the catalogue's own Plural-Forms.
  const char* find(const std::string& id, std::int64_t count) const;

 private:
  std::locale messages_;
  int domain_ = 0;
};

}  // namespace kenes::i18n
