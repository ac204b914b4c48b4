#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/request.hpp"
#include "kenes/translator.hpp"

namespace kenes {

// What a visitor entered, with what is wrong with it: shown again as it was, with a summary on top and a message at
// each field (the pattern of the GOV.UK Design System). Messages are already in the visitor's language.
//
//   Form form(call.request().form, call.words());
//   auto title = form.text("title", {.required = "Enter a title", .max_length = 80, .too_long = "…"});
//   if (!form.ok()) return page("petition/new", {{"form", form.model()}}, 422);
//
// In a template: {{#form}}{{#title}}…{{value}} {{error}}…{{/title}}{{/form}} or the partial core/field/input.
class KENES_API Form {
 public:
  struct Rule {
    std::string required = "";  // message id when empty; "" means optional
    int max_length = 0;         // in characters (code points) after trimming; 0: the host's general limit of 20,000
    std::string too_long = "";  // message id with {max} and {count}
    int min_length = 0;
    std::string too_short = "";
  };

  Form(const NamedValues& entered, const Translator& words);

  // The trimmed value, also when it breaks the rule (then ok() is false). Control characters other than newline are
  // removed.
  std::string text(std::string_view name, const Rule& rule);
  bool checked(std::string_view name, std::string_view required = "");
  // One of `allowed`.
  std::string choice(std::string_view name, const std::vector<std::string>& allowed, std::string_view required);

  // A fault found by the caller; `message` is already translated.
  void reject(std::string_view name, std::string message);
  bool ok() const;

  // {"title": {"value": …, "error": …, "invalid": true, "id": "title"}, …, "errors": [{"field", "message"}], "invalid":
  // bool}
  boost::json::object model() const;
  // For the first showing of a form: values without faults.
  static boost::json::object blank(const std::vector<NamedValue>& values);

 private:
  struct Entry {
    std::string name, value, error;
  };
  Entry& entry(std::string_view name);

  const NamedValues& entered_;
  const Translator& words_;
  std::vector<Entry> entries_;
};

// Characters as a reader counts them: Unicode code points, a CRLF as one. Browsers' maxlength and our limits agree on
// it.
KENES_API int characters(std::string_view utf8);

}  // namespace kenes
