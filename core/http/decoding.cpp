#include "http/decoding.hpp"

#include <algorithm>

namespace kenes::http {
namespace {

constexpr std::size_t max_pairs = 2000;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string with_newlines(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
      continue;
    }
    result += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Length of the well-formed UTF-8 sequence at the start (RFC 3629, table 3-7 of Unicode); 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto within = [&](std::size_t i, int low, int high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const int first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return within(1, 0x80, 0xbf) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const int low = first == 0xe0 ? 0xa0 : 0x80, high = first == 0xed ? 0x9f : 0xbf;
    return within(1, low, high) && within(2, 0x80, 0xbf) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const int low = first == 0xf0 ? 0x90 : 0x80, high = first == 0xf4 ? 0x8f : 0xbf;
    return within(1, low, high) && within(2, 0x80, 0xbf) && within(3, 0x80, 0xbf) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::space) {
      result += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  if (result.find('\0') != std::string::npos || !valid_utf8(result)) return std::nullopt;
  return result;
}

Result<std::string> decode_path(std::string_view raw) {
  const auto refuse = [](const char* why) { return fail("bad_path", why); };
  if (raw.empty() || raw.front() != '/') return refuse("the path does not start with /");
  // Looked for before decoding: afterwards an encoded slash could not be told from a real one.
  for (std::size_t at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1)) {
    const auto code = lower_case(raw.substr(at, 3));
    if (code == "%2f" || code == "%5c") return refuse("the path holds an encoded slash");
  }
  auto path = percent_decode(raw, Plus::literal);
  if (!path) return refuse("the path is not percent-encoded UTF-8");
  for (const char c : *path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\')
      return refuse("the path holds a control character");
  }
  for (std::size_t start = 1, end = 0; start <= path->size(); start = end + 1) {
    end = std::min(path->find('/', start), path->size());
    const auto segment = std::string_view(*path).substr(start, end - start);
    if (segment == "." || segment == "..") return refuse("the path holds dot segments");
  }
  return std::move(*path);
}

std::string encode_path(std::string_view path) {
  static constexpr std::string_view plain = "-._~/:@,+", digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos)
      result += c;
    else
      result.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return result;
}

Result<NamedValues> decode_pairs(std::string_view text, LineEnds ends) {
  NamedValues values;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (values.items.size() == max_pairs) return fail("bad_parameters", "more than 2,000 parameters");
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), Plus::space);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), Plus::space);
    if (!name || !value) return fail("bad_parameters", "a parameter is not percent-encoded UTF-8");
    if (ends == LineEnds::normalise) *value = with_newlines(*value);
    values.items.push_back({std::move(*name), std::move(*value)});
  }
  return values;
}

NamedValues decode_cookies(std::string_view header) {
  NamedValues cookies;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = trimmed(pair.substr(0, equals));
    auto value = trimmed(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (name.empty() || std::any_of(pair.begin(), pair.end(), control) || !valid_utf8(pair)) continue;
    cookies.items.push_back({std::string(name), std::string(value)});
  }
  return cookies;
}

std::string lower_case(std::string_view ascii) {
  std::string result(ascii);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

bool same_name(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace kenes::http
