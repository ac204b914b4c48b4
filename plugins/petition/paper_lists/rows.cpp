#include "paper_lists/rows.hpp"

#include <algorithm>
#include <utility>

#include <boost/algorithm/string.hpp>

#include "domain/checks.hpp"

namespace kenes::petition {

namespace {

constexpr std::string_view separators = "\t;,";
constexpr std::string_view says_separator = "sep=";  // what Excel writes and reads in a first line

struct Separator {
  explicit Separator(std::string_view text) {
    said = text.size() > says_separator.size() && text.starts_with(says_separator) &&
           separators.find(text[says_separator.size()]) != std::string_view::npos;
    character = said ? text[says_separator.size()] : separators.back();
    if (said) return;
    for (const char candidate : separators.substr(0, 2)) {
      if (text.find(candidate) == std::string_view::npos) continue;
      character = candidate;
      return;
    }
  }

  char character = ',';
  bool said = false;  // by the first line
};

struct Line {
  std::vector<std::string> cells = {""};
  bool unclosed = false;  // a quotation mark is opened and not closed
};

Line read_line(std::string_view line, char separator) {
  Line read;
  auto& cells = read.cells;
  auto& quoted = read.unclosed;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (c == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (auto& cell : cells) boost::algorithm::trim(cell);
  // Spreadsheets write as many cells in each row as the longest has.
  while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
  return read;
}

bool are_titles(const std::vector<std::string>& cells) {
  return cells.size() > 1 && !cells[1].empty() &&
         std::none_of(cells[1].begin(), cells[1].end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Of a row that rows_of reads in the same cells, whatever they hold.
std::string written(const std::vector<std::string>& cells) {
  std::string row;
  for (const auto& cell : cells) {
    const bool plain = cell.find_first_of(";\t\"") == std::string::npos;
    row += plain ? cell : '"' + boost::algorithm::replace_all_copy(cell, "\"", "\"\"") + '"';
    row += ';';
  }
  row.pop_back();
  return row;
}

// "" if it is empty or has nothing but separators, as spreadsheets write rows below the last.
std::string next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  std::string line(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  boost::algorithm::trim_if(line, boost::algorithm::is_any_of(" \r"));  // a tab is an empty cell's end
  return line.find_first_not_of(separators) == std::string::npos ? std::string() : line;
}

}  // namespace

std::vector<ListRow> rows_of(std::string_view text) {
  const Separator separator(text);
  std::vector<ListRow> rows;
  bool first = true;
  for (int number = 1; !text.empty(); ++number) {
    auto line = next_line(text);
    if (line.empty() || (number == 1 && separator.said)) continue;
    auto read = read_line(line, separator.character);
    const bool titles = std::exchange(first, false) && are_titles(read.cells);
    if (!titles) rows.push_back({number, std::move(line), std::move(read.cells), read.unclosed});
  }
  return rows;
}

std::string with_semicolons(std::string_view text) {
  const Separator separator(text);
  std::string all;
  for (int number = 1; !text.empty(); ++number) {
    auto line = next_line(text);
    if (number == 1 && separator.said) {
      line.clear();
    } else if (!line.empty()) {
      const auto read = read_line(line, separator.character);
      // What isn't closed is told as it was written.
      line = read.unclosed ? boost::algorithm::replace_all_copy(line, "\t", ";") : written(read.cells);
    }
    all += line + "\n";
  }
  return all;
}

std::string with_rows(std::string_view text, std::string_view more) {
  auto all = with_semicolons(text);
  if (boost::algorithm::trim_copy(all).empty()) return with_semicolons(more);
  for (const auto& row : rows_of(more)) all += (row.unclosed ? row.text : written(row.cells)) + "\n";
  return all;
}

std::string birth_date(std::string_view text) {
  std::string date(text);
  if (date.size() == 10 && date[2] == '.' && date[5] == '.') {
    date = date.substr(6) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2);
  }
  return is_date(date) ? date : std::string();
}

}  // namespace kenes::petition
