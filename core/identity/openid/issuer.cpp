#include "identity/openid/issuer.hpp"

#include "identity/openid/document_at.hpp"

namespace kenes::identity::openid {
Result<Metadata> Issuer::metadata(Time now) {
  return metadata_.get(now, [this]() -> Result<Metadata> {
    const auto base = address_.ends_with('/') ? address_.substr(0, address_.size() - 1) : address_;
    return document_at(base + "/.well-known/openid-configuration").and_then([this](const std::string& json) {
      return read_metadata(json, address_);
    });
  });
}

Result<boost::json::object> Issuer::verify(const std::string& token, Time now) {
  const auto known = metadata(now);
  if (!known) return tl::unexpected<Error>(known.error());
  const auto fetch = [&] { return document_at(known->jwks_uri).and_then(&jose::KeySet::read); };
  const auto keys = keys_.get(now, fetch);
  if (!keys) return tl::unexpected<Error>(keys.error());
  auto claims = keys->verify(token);
  if (claims || claims.error().code != "no_key") return claims;
  const auto newer = keys_.get_newer(now, fetch);
  return newer ? newer->verify(token) : claims;
}

}  // namespace kenes::identity::openid
