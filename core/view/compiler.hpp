#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "view/html.hpp"
#include "view/library.hpp"
#include "view/slots.hpp"

namespace kenes::view {

// Turns one page (its layout, itself, everything included) into text for ctemplate in one language. Includes are
// written out, so that escaping by context and the checks see the page as a browser will.
class Compiler {
 public:
  // The words of a text domain in the language at hand.
  using Words = std::function<const Translator&(const std::string& domain)>;

  // `library` and what `words` returns must outlive the slots. Slots of all pages of a language are appended to
  // `slots`.
  Compiler(const Library& library, Words words, Slots& slots, std::vector<Fault>& faults);

  // The default layout is core/layout. The text is whole only if no fault was added.
  std::string page(const Template& page);

 private:
  void walk(const std::vector<Node>& nodes);
  void node(const Node& node);
  void literal(const Node& node);
  void character(char c, const Node& node);
  void value(const Node& node, const Reference& reference);
  void section(const Node& node);
  void include(const Node& node);
  void content(const Node& node);
  void message(const Node& node);
  void plural(const Node& node);
  void enter(const Template& target, const Node& from);
  std::vector<Piece> translated(const Node& node, const std::string& english);
  std::size_t slot(Slot::Kind kind, const Node& node);
  void marker(std::size_t index, std::string_view modifier = "");
  void escaped(std::string_view words);
  Html::Report report_at(const Node& node);
  void fault(const Node& node, std::string what, std::string hint = "");
  void flush_space();
  void settle();

  const Library& library_;
  Words words_;
  Slots& slots_;
  std::vector<Fault>& faults_;
  std::string out_;
  Html html_;
  bool space_ = false, newline_ = false;  // white space that waits to be written
  std::vector<const Template*> open_;     // for cycles
  std::vector<const Template*> layouts_;  // what {{>content}} stands for, the innermost last
};

}  // namespace kenes::view
