#pragma once
// The rows of a list as they are typed or pasted: a person each.
#include <string>
#include <string_view>
#include <vector>

namespace kenes::petition {

struct ListRow {
  int number = 0;  // of the line, from 1
  std::string text;
  std::vector<std::string> cells;
  bool unclosed = false;  // a quotation mark is opened and not closed
};

// A line for each. Tab, semicolon or comma between cells, as the whole text has them or as a first line "sep=;" says,
// with quotes as in RFC 4180, but for lines in them: no name has any. Empty lines are left out, and so is a first line
// of titles: one whose second cell has letters and no digit.
std::vector<ListRow> rows_of(std::string_view text);

// The same lines with semicolons between the cells, quoted where they need it. Forms keep no tabs, which are what comes
// of copying from a spreadsheet.
std::string with_semicolons(std::string_view text);

// The rows of `more` behind those of `text`, all with semicolons. Behind nothing its titles and empty lines stay, so
// that rows are counted as in the file.
std::string with_rows(std::string_view text, std::string_view more);

// "1980-05-31" of that or of "31.05.1980"; "" if it is no day.
std::string birth_date(std::string_view text);

}  // namespace kenes::petition
