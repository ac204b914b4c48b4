#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kenes::files {

// The media type that an open file's content has, whatever it is called: "application/pdf", or
// "application/octet-stream" for what isn't known. [any thread]
std::string media_type(int descriptor);

// Whether one of `allowed` ("application/pdf", "image/*") is this type; everything is where none is named.
bool is_allowed(std::string_view type, const std::vector<std::string>& allowed);
// Before there is any content: false only if the browser's own word for the file is of a family ("video") that none of
// `allowed` is of. Browsers differ in the rest of the name.
bool may_be_allowed(std::string_view claimed, const std::vector<std::string>& allowed);

// As what the file is handed out: its type if no browser would run anything in it, else application/octet-stream.
std::string handed_out_type(std::string_view type);

}  // namespace kenes::files
