#include "view/compiler.hpp"

#include <algorithm>
#include <cctype>

#include <spdlog/fmt/fmt.h>

namespace kenes::view {
namespace {

constexpr std::size_t max_depth = 24;

bool space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

Compiler::Compiler(const Library& library, Words words, Slots& slots, std::vector<Fault>& faults)
    : library_(library), words_(std::move(words)), slots_(slots), faults_(faults) {}

std::string Compiler::page(const Template& page) {
  out_ = "{{%AUTOESCAPE context=\"HTML\"}}";
  html_ = {};
  space_ = newline_ = false;
  open_.clear();
  layouts_ = {&page};
  // From the page outwards: its layout, that one's layout, …
  for (const Template* inner = &page; inner->layout != "none";) {
    const bool is_base = inner != &page && inner->layout.empty();
    if (is_base) break;
    const std::string name = inner->layout.empty() ? "core/layout" : inner->layout;
    const Template* layout = library_.find(name);
    if (!layout || std::find(layouts_.begin(), layouts_.end(), layout) != layouts_.end()) {
      faults_.push_back({{inner->origin->file, 1},
                         layout ? fmt::format("layout '{}' leads back to itself", name)
                                : fmt::format("there is no layout '{}'", name),
                         "layouts are templates such as core/layout; {{%LAYOUT none}} is a page without one"});
      break;
    }
    layouts_.push_back(layout);
    inner = layout;
  }
  const Template& outermost = *layouts_.back();
  Node root;
  root.origin = outermost.origin;
  root.line = 1;
  enter(outermost, root);
  root.origin = page.origin;
  html_.end(report_at(root));
  return std::move(out_);
}

void Compiler::fault(const Node& node, std::string what, std::string hint) {
  faults_.push_back({node.where(), std::move(what), std::move(hint)});
}

Html::Report Compiler::report_at(const Node& node) {
  return [this, &node](std::string what, std::string hint) { fault(node, std::move(what), std::move(hint)); };
}

void Compiler::enter(const Template& target, const Node& from) {
  if (std::find(open_.begin(), open_.end(), &target) != open_.end() || open_.size() >= max_depth) {
    return fault(from, fmt::format("'{}' includes itself", target.name), "repeat by a section over an array instead");
  }
  open_.push_back(&target);
  walk(target.nodes);
  open_.pop_back();
}

void Compiler::walk(const std::vector<Node>& nodes) {
  for (const auto& one : nodes) node(one);
}

void Compiler::node(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
      return literal(node);
    case Node::Kind::value:
      return value(node, node.reference);
    case Node::Kind::section:
    case Node::Kind::test:
    case Node::Kind::inverted:
      return section(node);
    case Node::Kind::include:
      return include(node);
    case Node::Kind::content:
      return content(node);
    case Node::Kind::message:
      return message(node);
    case Node::Kind::plural:
      return plural(node);
  }
}

void Compiler::literal(const Node& node) {
  Node here = node;  // its line moves along with the text
  here.text.clear();
  for (char c : node.text) {
    character(c, here);
    if (c == '\n') ++here.line;
  }
}

void Compiler::settle() {
  flush_space();
  if (html_.settle()) out_ += ' ';
}

void Compiler::flush_space() {
  if (space_) out_ += newline_ ? '\n' : ' ';
  space_ = newline_ = false;
}

void Compiler::character(char c, const Node& node) {
  const auto before = html_.state();
  html_.feed(c, report_at(node));
  // Runs of white space mean one, and indentation is only for authors.
  if (before == Html::State::text && space(c) && !html_.keeps_lines()) {
    space_ = true;
    newline_ = newline_ || c == '\n';
    return;
  }
  flush_space();
  if (c != '{' && c != '}') {
    out_ += c;
  } else if (before == Html::State::text || html_.in_value()) {
    out_ += c == '{' ? "&#123;" : "&#125;";
  } else {
    fault(node, "a brace inside a tag", "values are written {{name}}, in quotes");
  }
}

void Compiler::value(const Node& node, const Reference& reference) {
  const bool opened = html_.textarea_opened();
  if (!html_.insert(report_at(node), false)) return;
  if (reference.format == "paragraphs" && (html_.state() != Html::State::text || html_.only_text())) {
    return fault(node, "paragraphs inside of a tag or text field", "it makes <p> elements: put it between tags");
  }
  const auto index = slot(Slot::Kind::value, node);
  slots_[index].reference = reference;
  if (opened) out_ += "\n";  // a browser drops the first line end of a textarea, which may be the visitor's
  marker(index, reference.format == "paragraphs"           ? ":x-kenes-paragraphs"
                : html_.keeps_lines() && !html_.in_value() ? ":pre_escape"
                                                           : "");
}

void Compiler::section(const Node& node) {
  const auto kind = node.kind == Node::Kind::section ? Slot::Kind::section
                    : node.kind == Node::Kind::test  ? Slot::Kind::test
                                                     : Slot::Kind::inverted;
  const auto index = slot(kind, node);
  slots_[index].reference = node.reference;
  settle();
  out_ += fmt::format("{{{{#S{}}}}}", index);
  const Html before = html_;
  walk(node.children);
  if (before.state() == Html::State::in_tag) settle();
  if (!html_.same_place(before)) {
    fault(node, "a section that starts and ends in different places of the HTML",
          "what is shown or left out must be whole: whole tags, whole attributes, or within one value");
    html_ = before;
  }
  html_.leave_section(before);
  flush_space();
  out_ += fmt::format("{{{{/S{}}}}}", index);
}

void Compiler::include(const Node& node) {
  const Template* target = library_.find(node.text);
  if (!target) {
    const auto near = nearest(node.text, library_.names());
    return fault(node, fmt::format("there is no template '{}' to include", node.text),
                 near.empty() ? "" : fmt::format("did you mean '{}'?", near));
  }
  if (node.arguments.empty() && target->takes.empty()) return enter(*target, node);
  const auto index = slot(Slot::Kind::parameters, node);
  slots_[index].takes = target->takes;
  slots_[index].elements = target->elements;
  slots_[index].arguments_only = target->arguments_only;
  for (const auto& argument : node.arguments) {
    Parameter parameter{argument.name, {}};
    if (!target->takes.empty() &&
        std::find(target->takes.begin(), target->takes.end(), argument.name) == target->takes.end()) {
      const auto near = nearest(argument.name, target->takes);
      fault(node, fmt::format("'{}' takes no '{}'", node.text, argument.name),
            near.empty() ? fmt::format("it takes: {}", fmt::join(target->takes, ", "))
                         : fmt::format("did you mean '{}'?", near));
    }
    if (argument.kind == Argument::Kind::message) {
      parameter.pieces = translated(node, argument.text);
    } else {
      const bool is_reference = argument.kind == Argument::Kind::reference;
      parameter.pieces.push_back({argument.text, is_reference, argument.reference});
    }
    slots_[index].parameters.push_back(std::move(parameter));
  }
  flush_space();
  out_ += fmt::format("{{{{#S{}}}}}", index);
  enter(*target, node);
  flush_space();
  out_ += fmt::format("{{{{/S{}}}}}", index);
}

void Compiler::content(const Node& node) {
  if (layouts_.size() < 2) {
    return fault(node, "{{>content}} in a template that isn't used as a layout", "name the template to include");
  }
  const Template* layout = layouts_.back();
  layouts_.pop_back();
  enter(*layouts_.back(), node);
  layouts_.push_back(layout);
}

std::size_t Compiler::slot(Slot::Kind kind, const Node& node) {
  Slot& added = slots_.emplace_back();
  added.kind = kind;
  added.words = &words_(node.origin->domain);
  added.where = node.where();
  return slots_.size() - 1;
}

void Compiler::marker(std::size_t index, std::string_view modifier) {
  flush_space();
  out_ += fmt::format("{{{{V{}{}}}}}", index, modifier);
}

}  // namespace kenes::view
