#pragma once
#include <string>
#include <string_view>

namespace kenes::identity {

// Where a visitor goes on to after signing in. `then` comes from the address bar, so only a path of this portal is
// taken, with its query (which carries what was entered into a form); everything else, and the pages of signing in
// themselves, becomes "/". Blanks and what is not ASCII are
// percent-encoded.
std::string local_path(std::string_view then);

// A value for use in a query: everything but unreserved characters (RFC 3986, 2.3) percent-encoded.
std::string in_query(std::string_view value);

}  // namespace kenes::identity
