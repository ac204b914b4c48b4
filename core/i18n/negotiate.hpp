#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kenes::i18n {

// Which of the portal's languages (the first is the default) a visitor reads: the one of the query (?lang=kk), else of
// the cookie, else the best of Accept-Language (RFC 9110, 12.5.4; "kk-KZ" finds "kk", q=0 excludes), else the default.
// What is not one of the portal's languages, or can't be read, is passed over.
std::string negotiate(const std::vector<std::string>& languages, std::string_view query, std::string_view cookie,
                      std::string_view accept_language);

}  // namespace kenes::i18n
