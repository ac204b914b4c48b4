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
};

// Comma, semicolon or tab between cells, as the whole text has them, with quotes as in RFC 4180. Empty lines are left
// out, and so is a first line of titles: one whose second cell has no digit.
std::vector<ListRow> rows_of(std::string_view text);

// "1980-05-31" of that or of "31.05.1980"; "" if it is no day.
std::string birth_date(std::string_view text);

}  // namespace kenes::petition
