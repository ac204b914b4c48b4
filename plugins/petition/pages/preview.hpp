#pragma once
// What can't be undone is shown once more before it is done, with a way to change it that loses nothing.
#include <string>
#include <utility>
#include <vector>

#include "kenes/call.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

// Which button of a form in two steps was pressed; enter: that of the form itself.
enum class Step { enter, change, confirm };
Step step_of(const Call& call);

struct Preview {
  std::string title;
  std::string heading;  // above what is shown: "What everyone will see"
  std::string text;
  std::string consequence;                                      // what happens beside: "The author gets it by e-mail."
  std::string confirm;                                          // on the button
  std::vector<std::pair<std::string, std::string>> facts = {};  // "Date": "27 March 2026"
  std::vector<NamedValue> fields = {};                          // sent again
};

// Posts to the page's own path. `petition` may be nullptr.
Response preview_page(const Call& call, const Preview& preview, const Petition* petition);

// "unguessable": of a form that was shown for the first time, or as it came back.
std::string request_of(Call& call);

}  // namespace kenes::petition
