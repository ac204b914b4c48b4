#include "view/html_rules.hpp"

#include <algorithm>
#include <array>

namespace kenes::view::rules {
namespace {

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// SVG's animation elements can write a javascript: address into another element's href.
constexpr std::array<std::string_view, 14> forbidden{
    "style", "base",    "object",           "embed",         "applet",        "frame",     "frameset",
    "set",   "animate", "animatetransform", "animatemotion", "foreignobject", "plaintext", "noembed"};
// Those that ctemplate 2.4 treats as addresses itself.
constexpr std::array<std::string_view, 8> urls{"href",     "src",      "action",     "cite",
                                               "longdesc", "codebase", "background", "data"};
constexpr std::array<std::string_view, 11> literal{"formaction",  "srcset",     "poster", "xlink:href",
                                                   "srcdoc",      "http-equiv", "ping",   "manifest",
                                                   "imagesrcset", "integrity",  "nonce"};

}  // namespace

bool forbidden_tag(std::string_view tag) {
  return any_of(forbidden, tag);
}

std::string tag_hint(std::string_view tag) {
  if (tag == "style") return "pages forbid inline style (CSP): use a class of the style sheet";
  return "it could run or load what the page's policy doesn't see";
}

bool url_attribute(std::string_view attribute) {
  return any_of(urls, attribute);
}

bool literal_only(std::string_view tag, std::string_view attribute) {
  if (attribute == "style" || attribute.starts_with("on") || any_of(literal, attribute)) return true;
  return (tag == "script" && attribute == "type") || (tag == "form" && attribute == "method");
}

}  // namespace kenes::view::rules
