#pragma once
// What the parser makes of a template: a tree that still knows where each part was written.
#include <memory>
#include <string>
#include <vector>

#include "kenes/document.hpp"

namespace kenes::view {

// The file that a node came from, and the text domain of its words: the plugin to which the template belongs.
struct Origin {
  std::string file;
  std::string domain;
};

// `portal.name|number`: a path into the model, and how its value is written. An empty path is `.`, the current element.
struct Reference {
  std::vector<std::string> path;
  std::string format;
};

// A text to be translated; `many` and `count` only for plurals.
struct Message {
  std::string one, many;
  Reference count;
};

// What an include passes on: label=_"Title", rows="5" or value=title.
struct Argument {
  enum class Kind { literal, message, reference };
  std::string name;
  Kind kind = Kind::literal;
  std::string text;  // of a literal or message
  Reference reference;
};

struct Node {
  enum class Kind { text, value, section, test, inverted, include, content, message, plural };
  Kind kind = Kind::text;
  std::shared_ptr<const Origin> origin;
  int line = 0;
  std::string text;                 // literal text, or the name of an included template
  Reference reference;              // of a value or a section
  Message message;                  // of a message or plural
  std::vector<Argument> arguments;  // of an include
  std::vector<Node> children;       // of a section

  Location where() const { return {origin->file, line}; }
};

struct Template {
  std::string name;    // "petition/show"
  std::string layout;  // "core/layout"; "none"; empty: the default
  // The names that this template takes from whoever includes it, not from further out: passed as arguments or, unless
  // arguments_only, lying in the object at hand. Empty: it sees all that its place sees.
  std::vector<std::string> takes;
  bool arguments_only = false;
  // Names that only the elements of arrays have which this template walks through: they are not looked for outside of
  // it.
  std::vector<std::string> elements;
  std::shared_ptr<const Origin> origin;
  std::vector<Node> nodes;
};

}  // namespace kenes::view
