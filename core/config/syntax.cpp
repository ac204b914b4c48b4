#include "config/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace kenes::config {
namespace {

struct Plain {
  std::string_view said;  // a part of toml11's own words
  std::string_view what, hint;
};

constexpr std::string_view quoting = "texts stand between quotation marks: key = \"text\"";
constexpr std::array plain_words{
    Plain{"missing value after", "a value is missing after '='", quoting},
    Plain{"not a valid string", "this text is not closed, or has a backslash that means nothing",
          "end it with the quotation mark it began with, on the same line; a backslash itself is written \\\\"},
    Plain{"an invalid key appeared", "this is neither 'key = value' nor a [table]",
          "a table's name stands between [ and ], or [[ and ]] if it is one of several"},
    Plain{"next token is not", "this is not a value", quoting},
    Plain{"unknown value appeared", "this is not a value", quoting},
    Plain{"invalid format for key", "a key has no spaces or special characters", "write key = value"},
    Plain{"missing array separator", "a comma is missing before this, or the list was not closed",
          "lists are written [ 1, 2, 3 ]"},
    Plain{"missing curly brace", "'}' is missing", "what stands between { and } must be on one line"},
    Plain{"missing key-value separator", "'=' is missing after the key", "write key = value"},
    Plain{"invalid line format", "the line should have ended here", "one line, one key"},
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// " 12 | key = 1" -> 12; 0 for other lines.
int line_number(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  int number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  const auto rest = line.substr(static_cast<std::size_t>(end - line.data()));
  return error == std::errc{} && rest.starts_with(" |") ? number : 0;
}

struct Mark {
  int line = 0;
  std::size_t column = 0;
};

// Every place that the picture points at, the first one first.
std::vector<Mark> marks_in(const std::vector<std::string_view>& lines) {
  std::vector<Mark> marks;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const int line = line_number(lines[i - 1]);
    const auto bar = lines[i].find(" | ");
    const auto caret = lines[i].find_first_of("^~");
    if (line > 0 && bar != std::string_view::npos && caret != std::string_view::npos)
      marks.push_back({line, caret - bar - 2});
  }
  return marks;
}

// 'value ("slug") already exists.' and its relatives.
std::string twice(std::string_view said, const std::vector<Mark>& marks) {
  const auto open = said.find("(\""), close = said.find("\")");
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  std::string what = "'" + std::string(said.substr(open + 2, close - open - 2)) + "' is given a second time";
  if (marks.size() > 1) what += "; the first is in line " + std::to_string(marks.front().line);
  return what;
}

}  // namespace

Fault syntax_fault(const std::string& file, std::string_view picture) {
  const auto lines = lines_of(picture);
  const auto marks = marks_in(lines);
  auto said = lines.empty() ? picture : lines.front();
  if (said.starts_with("[error] ")) said.remove_prefix(8);
  if (said.starts_with("toml::")) said.remove_prefix(std::min(said.find(": "), said.size() - 2) + 2);

  Fault fault{{file, marks.empty() ? 0 : marks.back().line}, std::string(said), {}};
  if (said.find("already exists") != std::string_view::npos) {
    if (auto what = twice(said, marks); !what.empty()) fault.what = std::move(what);
    fault.hint = "keep one of them; several of a kind are written [[name]]";
  }
  for (const auto& plain : plain_words) {
    if (said.find(plain.said) == std::string_view::npos && picture.find(plain.said) == std::string_view::npos) continue;
    fault.what = plain.what;
    fault.hint = plain.hint;
    break;
  }
  if (!marks.empty()) fault.what = "column " + std::to_string(marks.back().column) + ": " + fault.what;
  return fault;
}

}  // namespace kenes::config
