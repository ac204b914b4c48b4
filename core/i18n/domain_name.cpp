#include "i18n/domain_name.hpp"

#include <unicode/uidna.h>

#include <array>
#include <memory>

namespace kenes::i18n {

Result<std::string> ascii_domain(std::string_view name) {
  constexpr std::size_t longest = 253;  // RFC 1035, 2.3.4, without the root's dot
  if (name.empty() || name.size() > 4 * longest) return fail("domain", "not a host name");

  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(
      uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII,
                      &error),
      &uidna_close);
  if (U_FAILURE(error)) return fail("domain", u_errorName(error));

  std::array<char, longest + 1> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const auto length = uidna_nameToASCII_UTF8(idna.get(), name.data(), static_cast<std::int32_t>(name.size()),
                                             ascii.data(), static_cast<std::int32_t>(ascii.size()), &info, &error);
  if (U_FAILURE(error) || info.errors != 0 || length <= 0 || static_cast<std::size_t>(length) > longest) {
    return fail("domain", "not a host name");
  }
  return std::string(ascii.data(), static_cast<std::size_t>(length));
}

}  // namespace kenes::i18n
