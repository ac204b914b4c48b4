#pragma once
// What a visitor's computer says of a file, and what we say of it in turn.
#include <optional>
#include <string>
#include <string_view>

#include "kenes/request.hpp"

namespace kenes::files {

// As it may be shown and proposed for saving: without folders and control characters, at most 200 bytes of valid UTF-8
// with its ending kept; "file" if nothing is left.
std::string clean_name(std::string_view name);

// The header Upload-Metadata of tus: keys with values in base64, "filename d29ybGQ=,draft". None if it is malformed.
std::optional<NamedValues> read_metadata(std::string_view header);

// A Content-Disposition header that has the file saved under its name: RFC 6266, with the name once in ASCII and once
// in UTF-8 (RFC 8187).
std::string attachment(std::string_view name);

}  // namespace kenes::files
