#pragma once
// Strict decoding of what a client sent. Nothing is repaired: what is not valid is refused, so that no two readers of
// the same bytes (nginx, the router, a log) can understand them differently. Pure functions. [any thread]
#include <optional>
#include <string>
#include <string_view>

#include "kenes/request.hpp"
#include "kenes/result.hpp"

namespace kenes::http {

enum class Plus { literal, space };
enum class LineEnds { keep, normalise };

// nullopt for a "%" without two hex digits, for a NUL and for bytes that are not UTF-8 (RFC 3629: no overlong forms, no
// surrogates).
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

bool valid_utf8(std::string_view text);

// A decoded absolute path. Refuses encoded slashes, backslashes and the segments "." and "..": they exist only to make
// the parts of a chain disagree. Error code "bad_path".
Result<std::string> decode_path(std::string_view raw);
// For a Location header: everything but unreserved characters, "/", ":" , "@" , "," and "+" is percent-encoded.
std::string encode_path(std::string_view path);

// "a=1&b=2&a=3": names in order, repeated ones kept. Error code "bad_parameters"; more than 2,000 pairs are refused
// too.
Result<NamedValues> decode_pairs(std::string_view text, LineEnds ends);

// A Cookie header: pairs separated by ";". Pairs without "=" or with control characters are left out, as browsers'
// leftovers of other applications must not make the portal unusable. Quotes around a value are taken off.
NamedValues decode_cookies(std::string_view header);

std::string lower_case(std::string_view ascii);
// Whatever the case of their letters.
bool same_name(std::string_view one, std::string_view other);

}  // namespace kenes::http
