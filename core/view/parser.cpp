#include "view/parser.hpp"

#include <algorithm>
#include <cctype>

#include <spdlog/fmt/fmt.h>

#include "view/tag.hpp"

namespace kenes::view {
namespace {

bool is_name(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

constexpr std::size_t max_depth = 64;
constexpr std::string_view name_hint = "names are lower-case words such as signature_count or portal.name";

class Parser {
 public:
  Parser(Template& into, std::string_view text, std::vector<Fault>& faults)
      : template_(into), text_(text), faults_(faults) {}

  void run() {
    open_.push_back({&template_.nodes, {}, 0});
    while (at_ < text_.size()) {
      const auto tag = text_.find("{{", at_);
      add_text(text_.substr(at_, tag == std::string_view::npos ? tag : tag - at_));
      if (tag == std::string_view::npos) break;
      advance(tag);
      if (!one_tag() || open_.size() >= max_depth) break;
    }
    while (open_.size() > 1) {
      fault(open_.back().line, fmt::format("section '{}' isn't closed", open_.back().name),
            fmt::format("add {{{{/{}}}}}", open_.back().name));
      close();
    }
  }

 private:
  struct Open {
    std::vector<Node>* into;
    std::string name;
    int line;
  };

  void fault(int line, std::string what, std::string hint = "") {
    faults_.push_back({{template_.origin->file, line}, std::move(what), std::move(hint)});
  }

  void advance(std::size_t to) {
    line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    at_ = to;
  }

  Node& add(Node::Kind kind) {
    Node& node = open_.back().into->emplace_back();
    node.kind = kind;
    node.origin = template_.origin;
    node.line = line_;
    return node;
  }

  void add_text(std::string_view text) {
    if (!text.empty()) add(Node::Kind::text).text = text;
  }

  // At "{{". False if the rest of the file can't be read.
  bool one_tag() {
    const bool block = text_.compare(at_, 5, "{{!--") == 0;
    const auto end = block ? text_.find("--}}", at_ + 5) : end_of_tag(text_, at_ + 2);
    if (end == std::string_view::npos) {
      fault(line_, "'{{' without its '}}'", "a literal brace is written &#123;");
      return false;
    }
    const auto inside = text_.substr(at_ + 2, end - at_ - 2);
    if (!block) dispatch(inside);
    const bool silent = inside.starts_with('!') || inside.starts_with('%');
    const bool own_line = at_ == 0 || text_[at_ - 1] == '\n';
    advance(end + (block ? 4 : 2));
    if (silent && own_line && at_ < text_.size() && text_[at_] == '\n') advance(at_ + 1);
    return true;
  }

  void dispatch(std::string_view inside) {
    if (inside.empty()) return fault(line_, "'{{}}' is empty");
    const auto rest = inside.substr(1);
    switch (inside[0]) {
      case '!':
        return;
      case '#':
        return open_section(rest, Node::Kind::section);
      case '?':
        return open_section(rest, Node::Kind::test);
      case '^':
        return open_section(rest, Node::Kind::inverted);
      case '/':
        return close_section(rest);
      case '>':
        return include(rest);
      case '_':
        return words(rest);
      case '%':
        return pragma(rest);
      default:
        return value(inside);
    }
  }

  bool reference(std::string_view text, Reference& into) {
    if (!parse_reference(text, into)) {
      fault(line_, fmt::format("'{}' is no name", text), std::string(name_hint));
      return false;
    }
    const auto& known = formatters();
    if (into.format.empty() || std::find(known.begin(), known.end(), into.format) != known.end()) return true;
    fault(line_, fmt::format("unknown formatter '{}'", into.format), fmt::format("known: {}", fmt::join(known, ", ")));
    return false;
  }

  void value(std::string_view inside) {
    Reference found;
    if (reference(inside, found)) add(Node::Kind::value).reference = std::move(found);
  }

  void open_section(std::string_view name, Node::Kind kind) {
    Reference found;
    if (!reference(name, found)) found = {};
    if (!found.format.empty())
      fault(line_, fmt::format("section '{}' has a formatter", name), "sections take a name alone");
    Node& node = add(kind);
    node.reference = std::move(found);
    open_.push_back({&node.children, std::string(name), line_});
    if (open_.size() == max_depth) fault(line_, "sections nested too deeply", "make a partial of the inner ones");
  }

  void close_section(std::string_view name) {
    if (open_.size() == 1) {
      return fault(line_, fmt::format("'{{{{/{}}}}}' closes a section that isn't open", name),
                   "remove it, or open it above");
    }
    if (open_.back().name != name) {
      fault(line_, fmt::format("'{{{{/{}}}}}' where '{{{{/{}}}}}' is expected", name, open_.back().name),
            fmt::format("section '{}' was opened in line {}", open_.back().name, open_.back().line));
    }
    close();
  }

  void close() { open_.pop_back(); }

  void include(std::string_view inside) {
    Tag tag(inside);
    const auto name = tag.word();
    if (name == "content" && tag.at_end()) {
      add(Node::Kind::content);
      return;
    }
    const auto slash = name.find('/');
    if (slash == std::string::npos || !is_name(std::string_view(name).substr(0, slash))) {
      return fault(line_, fmt::format("'{}' is no name of a template", name),
                   "write {{>plugin/name}}, for example {{>core/button}}");
    }
    std::vector<Argument> arguments;
    while (!tag.at_end()) {
      Argument argument;
      argument.name = tag.word();
      if (!is_name(argument.name) || !tag.take('=') || !argument_value(tag, argument)) {
        return fault(line_, fmt::format("can't read the arguments of '{{{{>{}}}}}'", name),
                     "write name=\"text\", name=_\"Text to translate\" or name=value_of_the_model");
      }
      arguments.push_back(std::move(argument));
    }
    Node& node = add(Node::Kind::include);
    node.text = name;
    node.arguments = std::move(arguments);
  }

  bool argument_value(Tag& tag, Argument& argument) {
    if (tag.take('_')) {
      argument.kind = Argument::Kind::message;
      return tag.quoted(argument.text);
    }
    if (tag.quoted(argument.text)) return true;
    argument.kind = Argument::Kind::reference;
    const auto word = tag.word();
    return !word.empty() && reference(word, argument.reference);
  }

  void words(std::string_view inside) {
    const bool plural = inside.starts_with("n ");
    Tag tag(plural ? inside.substr(2) : inside);
    Message message;
    bool good = tag.quoted(message.one) && !message.one.empty();
    if (good && plural) good = tag.quoted(message.many) && reference(tag.word(), message.count);
    if (!good || !tag.at_end()) {
      return fault(
          line_, fmt::format("can't read '{{{{_{}}}}}'", inside),
          plural ? "write {{_n \"{count} signature\" \"{count} signatures\" count}}" : "write {{_ \"English text\"}}");
    }
    add(plural ? Node::Kind::plural : Node::Kind::message).message = std::move(message);
  }

  void pragma(std::string_view inside) {
    Tag tag(inside);
    const auto word = tag.word();
    const bool first = open_.size() == 1 && template_.nodes.empty();
    if (word == "TAKES" || word == "ARGUMENTS" || word == "ELEMENTS") return names(tag, word, first);
    auto layout = tag.word();
    if (word != "LAYOUT" || layout.empty() || !tag.at_end()) {
      return fault(line_, fmt::format("unknown instruction '{{{{%{}}}}}'", inside),
                   "write {{%LAYOUT core/layout_wide}}");
    }
    if (!first || !template_.layout.empty())
      return fault(line_, "{{%LAYOUT …}} must be the first line of the template");
    template_.layout = std::move(layout);
  }

  void names(Tag& tag, const std::string& instruction, bool first) {
    auto& into = instruction == "ELEMENTS" ? template_.elements : template_.takes;
    if (!first || !into.empty())
      return fault(line_, fmt::format("{{{{%{} …}}}} must stand before everything else, once", instruction));
    while (!tag.at_end()) {
      auto name = tag.word();
      if (!is_name(name)) return fault(line_, fmt::format("'{}' is no name", name), "write {{%TAKES id label hint}}");
      into.push_back(std::move(name));
    }
    template_.arguments_only = template_.arguments_only || instruction == "ARGUMENTS";
  }

  Template& template_;
  std::string_view text_;
  std::vector<Fault>& faults_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

const std::vector<std::string>& formatters() {
  static const std::vector<std::string> known{"number", "percent",    "date",  "datetime", "iso",
                                              "query",  "paragraphs", "bytes", "filetype"};
  return known;
}

bool parse_reference(std::string_view text, Reference& reference) {
  Reference found;
  const auto bar = text.find('|');
  if (bar != std::string_view::npos) {
    found.format = text.substr(bar + 1);
    if (!is_name(found.format)) return false;
  }
  auto path = text.substr(0, bar);
  if (path != ".") {
    while (true) {
      const auto dot = path.find('.');
      if (!is_name(path.substr(0, dot))) return false;
      found.path.emplace_back(path.substr(0, dot));
      if (dot == std::string_view::npos) break;
      path.remove_prefix(dot + 1);
    }
  }
  reference = std::move(found);
  return true;
}

Template parse(std::string name, std::shared_ptr<const Origin> origin, std::string_view text,
               std::vector<Fault>& faults) {
  Template result;
  result.name = std::move(name);
  result.origin = std::move(origin);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (text.ends_with('\n')) text.remove_suffix(1);  // so that a part can stand inside an attribute
  Parser(result, text, faults).run();
  return result;
}

}  // namespace kenes::view
