#include "files/form_part.hpp"

#include <algorithm>

#include "http/decoding.hpp"

namespace kenes::files {
namespace {

// Browsers write these three characters so, and no other (HTML, "multipart/form-data encoding algorithm").
std::string unescaped(std::string_view text) {
  std::string plain(text);
  for (const auto& [written, meant] : {std::pair{"%22", "\""}, {"%0D", "\r"}, {"%0A", "\n"}}) {
    for (auto at = plain.find(written); at != std::string::npos; at = plain.find(written, at + 1))
      plain.replace(at, 3, meant);
  }
  return http::valid_utf8(plain) ? plain : std::string();
}

struct Parameter {
  bool there = false;
  std::string value;
};

// `; name="…"`: quoted values only, as browsers write them.
Parameter parameter(std::string_view line, std::string_view name) {
  const auto start = "; " + std::string(name) + "=\"";
  const auto at = line.find(start);
  if (at == std::string_view::npos) return {};
  const auto value = line.substr(at + start.size());
  const auto end = value.find('"');
  if (end == std::string_view::npos) return {};
  return {true, unescaped(value.substr(0, end))};
}

}  // namespace

PartHead read_part(std::string_view head) {
  PartHead part;
  while (!head.empty()) {
    const auto line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(line.size() + 2, head.size()));
    const auto colon = std::min(line.find(':'), line.size());
    const auto name = http::lower_case(line.substr(0, colon));
    auto value = line.substr(std::min(colon + 1, line.size()));
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    if (name == "content-type") part.type = value;
    if (name != "content-disposition" || !http::lower_case(value).starts_with("form-data;")) continue;
    part.field = parameter(value, "name").value;
    const auto file = parameter(value, "filename");
    part.is_file = file.there;
    part.name = file.value;
  }
  return part;
}

std::string boundary_of(std::string_view content_type) {
  constexpr std::string_view wanted = "multipart/form-data";
  if (http::lower_case(content_type.substr(0, wanted.size())) != wanted) return "";
  const auto at = http::lower_case(content_type).find("boundary=");
  if (at == std::string::npos) return "";
  auto value = content_type.substr(at + 9);
  value = value.substr(0, value.find(';'));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  // RFC 2046, 5.1.1: 1 to 70 characters.
  const bool good = !value.empty() && value.size() <= 70 &&
                    std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 0x7f && c != '"'; });
  return good ? std::string(value) : "";
}

}  // namespace kenes::files
