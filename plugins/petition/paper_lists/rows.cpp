#include "paper_lists/rows.hpp"

#include <algorithm>

#include <boost/algorithm/string/trim.hpp>

#include "domain/checks.hpp"

namespace kenes::petition {

namespace {

char separator_of(std::string_view text) {
  for (const char candidate : {'\t', ';'}) {
    if (text.find(candidate) != std::string_view::npos) return candidate;
  }
  return ',';
}

std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
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
  return cells;
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<ListRow> rows_of(std::string_view text) {
  const char separator = separator_of(text);
  std::vector<ListRow> rows;
  int number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    boost::algorithm::trim(line);
    if (line.empty()) continue;
    auto cells = cells_of(line, separator);
    const bool titles = number == 1 && cells.size() > 1 && !has_digit(cells[1]);
    if (!titles) rows.push_back({number, std::move(line), std::move(cells)});
  }
  return rows;
}

std::string birth_date(std::string_view text) {
  std::string date(text);
  if (date.size() == 10 && date[2] == '.' && date[5] == '.') {
    date = date.substr(6) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2);
  }
  return is_date(date) ? date : std::string();
}

}  // namespace kenes::petition
