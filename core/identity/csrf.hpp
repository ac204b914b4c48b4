#pragma once
// Proof that a form was sent by the visitor from a page of this portal, and not by another site in their name.
#include <string>
#include <string_view>

#include "kenes/request.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// A token for the holder of this cookie: a fresh nonce and a keyed hash over both. It differs each time, so that
// compressed pages don't leak it (BREACH), and nothing has to be stored. [any thread]
std::string csrf_token(const Secrets& key, std::string_view cookie);
// In time that doesn't depend on where they differ; false for an empty cookie.
bool csrf_matches(const Secrets& key, std::string_view cookie, std::string_view token);

// False when the browser says that another origin sent the request: by Sec-Fetch-Site, else by Origin, which must be
// that of `base_url` or name the host asked. Without both headers (old browsers, programs) the token decides alone.
bool sent_from_here(const Request& request, std::string_view base_url);

}  // namespace kenes::identity
