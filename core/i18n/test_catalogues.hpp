#pragma once
// A folder with catalogues for one test.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace kenes::i18n {

class TestFolder {
 public:
  explicit TestFolder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("kenes-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline std::string plural_forms(const std::string& language) {
  if (language == "ru") {
    return "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
  }
  if (language == "lv") return "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 2 : n%10==1 ? 0 : 1);";
  return "nplurals=2; plural=(n != 1);";
}

// A catalogue with its header.
inline std::string po(const std::string& language, const std::string& messages) {
  return "msgid \"\"\nmsgstr \"\"\n\"Language: " + language +
         "\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
         "\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: " +
         plural_forms(language) + "\\n\"\n\n" + messages;
}

}  // namespace kenes::i18n
