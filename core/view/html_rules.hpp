#pragma once
// What may not stand in a template, and why not.
#include <string>
#include <string_view>

namespace kenes::view::rules {

// Tags that run, load or restyle something behind the page's policy.
bool forbidden_tag(std::string_view tag);
std::string tag_hint(std::string_view tag);
// Attributes whose value is an address: ctemplate checks the scheme of a value at its start.
bool url_attribute(std::string_view attribute);
// Attributes that ctemplate would take for plain text although a browser does more with them.
bool literal_only(std::string_view tag, std::string_view attribute);

}  // namespace kenes::view::rules
