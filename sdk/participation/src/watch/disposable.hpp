#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kenes::participation {

// Whether addresses of this domain, in lower case, are made to be thrown away: it, or a domain that it is below, is on
// the list that the portal was built with (script/disposable-domains) or one of `more`, which are sorted.
bool is_disposable(std::string_view domain, const std::vector<std::string>& more);

}  // namespace kenes::participation
