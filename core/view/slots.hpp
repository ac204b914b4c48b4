#pragma once
// A compiled page is text for ctemplate whose markers are numbers: {{V12}} is slot 12 of the program. A slot says how
// its value is found in the model when the page is rendered.
#include <string>
#include <vector>

#include "kenes/translator.hpp"
#include "view/nodes.hpp"

namespace kenes::view {

// Literal text, followed by a value unless that is absent.
struct Piece {
  std::string text;
  bool has_value = false;
  Reference value;
};

// What an include passes on, compiled. With a single value and no text it stands for that value itself (an array, say).
struct Parameter {
  std::string name;
  std::vector<Piece> pieces;
  const Reference* alias() const {
    return pieces.size() == 1 && pieces[0].text.empty() && pieces[0].has_value ? &pieces[0].value : nullptr;
  }
};

struct Slot {
  enum class Kind { value, plural, section, test, inverted, parameters };
  Kind kind = Kind::value;
  Reference reference;                // of a value, a section; the count of a plural
  const Translator* words = nullptr;  // formats values, chooses plurals
  std::string one, many;              // of a plural
  std::vector<Piece> placeholders;    // of a plural: text is the name as written inside of {…}
  std::vector<Parameter> parameters;  // of an include
  std::vector<std::string> takes;     // of an include: names that aren't looked for further out
  bool arguments_only = false;        // … nor in the object at hand
  std::vector<std::string> elements;  // … names that are looked for nowhere but inside
  Location where;
};

using Slots = std::vector<Slot>;

// "Signed by {name|format}" into pieces. What isn't a reference stays as it is, and so does
// %{count}: that is for the browser's script to fill in.
std::vector<Piece> split_placeholders(const std::string& text);

}  // namespace kenes::view
