#pragma once
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::i18n {

// A host name in the form that the domain name system knows (UTS #46, nontransitional): "Пошта.қаз" becomes
// "xn--80a1acn3a.xn--80ao21a". Fails for what can't be a host name. [any thread]
Result<std::string> ascii_domain(std::string_view name);

}  // namespace kenes::i18n
