// The translated words of a page: put in when it is compiled, except for plurals, which depend on the model.
#include <algorithm>
#include <set>

#include <spdlog/fmt/fmt.h>

#include "view/compiler.hpp"

namespace kenes::view {
namespace {

std::string name_of(const Reference& reference) {
  auto name = reference.path.empty() ? std::string(".") : fmt::format("{}", fmt::join(reference.path, "."));
  return reference.format.empty() ? name : name + "|" + reference.format;
}

std::set<std::string> names_in(const std::vector<Piece>& pieces) {
  std::set<std::string> names;
  for (const auto& piece : pieces) {
    if (piece.has_value) names.insert(name_of(piece.value));
  }
  return names;
}

}  // namespace

std::vector<Piece> Compiler::translated(const Node& node, const std::string& english) {
  const Translator& words = words_(node.origin->domain);
  auto pieces = split_placeholders(words.tr(english));
  const auto expected = names_in(split_placeholders(english));
  for (const auto& name : names_in(pieces)) {
    if (expected.count(name)) continue;
    fault(node,
          fmt::format("the translation of \"{}\" into '{}' uses {{{}}}, which the English text doesn't have", english,
                      words.language(), name),
          fmt::format("use: {}", expected.empty() ? "none" : fmt::format("{}", fmt::join(expected, ", "))));
  }
  return pieces;
}

void Compiler::escaped(std::string_view words) {
  flush_space();
  for (char c : words) {
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      case '{':
        out_ += "&#123;";
        break;
      case '}':
        out_ += "&#125;";
        break;
      default:
        out_ += c;
    }
  }
}

void Compiler::message(const Node& node) {
  if (!html_.insert(report_at(node), true)) return;
  for (const auto& piece : translated(node, node.message.one)) {
    escaped(piece.text);
    if (piece.has_value) value(node, piece.value);
  }
}

void Compiler::plural(const Node& node) {
  if (!html_.insert(report_at(node), true)) return;
  const auto index = slot(Slot::Kind::plural, node);
  Slot& added = slots_[index];
  added.reference = node.message.count;
  added.one = node.message.one;
  added.many = node.message.many;
  std::set<std::string> seen{"count"};
  for (const auto& text : {node.message.one, node.message.many}) {
    for (const auto& piece : split_placeholders(text)) {
      const auto name = name_of(piece.value);
      if (piece.has_value && seen.insert(name).second) added.placeholders.push_back({name, true, piece.value});
    }
  }
  marker(index);
}

}  // namespace kenes::view
