#include "paper_lists/read_csv.hpp"

#include <array>
#include <string_view>

#include "kenes/utf8.hpp"

namespace kenes::petition {

namespace {

using namespace std::string_view_literals;

constexpr auto utf8_mark = "\xef\xbb\xbf"sv;
// Of zip (xlsx, ods) and of the older Office files.
constexpr std::array others = {"PK\x03\x04"sv, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "%PDF"sv};
constexpr std::array utf16_marks = {"\xff\xfe"sv, "\xfe\xff"sv};

template <std::size_t N>
bool starts_with_one(std::string_view bytes, const std::array<std::string_view, N>& of) {
  for (const auto start : of) {
    if (bytes.starts_with(start)) return true;
  }
  return false;
}

}  // namespace

Result<std::string> read_csv(std::string bytes, const Translator& words) {
  const bool utf16 = starts_with_one(bytes, utf16_marks);
  if (starts_with_one(bytes, others) || (!utf16 && bytes.find('\0') != std::string::npos)) {
    return fail("other", words.tr("This file is no CSV file. In the spreadsheet choose “Save as” and “CSV UTF-8”, and "
                                  "add the file that comes of it."));
  }
  const int line = utf16 ? 1 : first_line_not_utf8(bytes);
  if (line > 0) {
    return fail("encoding",
                words.tr("The letters in row {row} of this file can't be read, because it is not in UTF-8. In the "
                         "spreadsheet choose “Save as” and “CSV UTF-8”, and add the file that comes of it.",
                         {{"row", std::to_string(line)}}));
  }
  if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fail("empty", words.tr("There are no rows in this file"));
  }
  return bytes;
}

}  // namespace kenes::petition
