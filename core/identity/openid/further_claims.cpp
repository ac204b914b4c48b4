#include "identity/openid/further_claims.hpp"

#include "identity/jose/did_document.hpp"
#include "identity/openid/document_at.hpp"
#include "identity/openid/id_token.hpp"
#include "net/http_client.hpp"

namespace kenes::identity::openid {
namespace {

Result<jose::KeySet> keys_in(const std::string& json, const std::string& address) {
  const bool did = json.find("\"assertionMethod\"") != std::string::npos;
  if (!did) return jose::KeySet::read(json);
  return jose::keys_of_did(json, address).and_then([](const std::string& keys) { return jose::KeySet::read(keys); });
}

tl::unexpected<Error> wrong(const std::string& claim, const std::string& what) {
  return fail("signed_claim", "the claim '" + claim + "', a token of its own: " + what);
}

}  // namespace

Result<boost::json::object> SignedClaim::read(const boost::json::object& claims, const Holder& holder) {
  const auto* token = claims.if_contains(settings_.claim);
  if (token == nullptr) return boost::json::object{};
  if (!token->is_string()) return wrong(settings_.claim, "it is no text");
  const auto fetch = [&] {
    return document_at(settings_.keys).and_then([&](const std::string& json) { return keys_in(json, settings_.keys); });
  };
  const std::string text(token->get_string());
  auto keys = keys_.get(holder.now, fetch);
  auto said = keys.and_then([&](const jose::KeySet& set) { return set.verify(text); });
  if (!said && said.error().code == "no_key") {
    keys = keys_.get_newer(holder.now, fetch);
    said = keys.and_then([&](const jose::KeySet& set) { return set.verify(text); });
  }
  if (!keys) return tl::unexpected<Error>(keys.error());
  if (!said) return wrong(settings_.claim, said.error().message);
  if (const auto sound = check_signed_claim(*said, {settings_.issuer, holder.client_id, "", holder.now}); !sound) {
    return wrong(settings_.claim, sound.error().message);
  }
  const auto* whose = said->if_contains("sub");
  if (whose == nullptr || *whose != holder.subject) return wrong(settings_.claim, "it is about somebody else");
  return said;
}

Result<boost::json::object> ask_further(const std::string& address, const std::string& subject,
                                        const std::string& access_token) {
  auto url = address;
  constexpr std::string_view place = "{subject}";
  if (const auto at = url.find(place); at != std::string::npos) {
    url.replace(at, place.size(), net::form_encoded({{"", subject}}).substr(1));
  }
  // Of the address as it is in the settings, for the real one names the person.
  const auto refused = [&](const std::string& what) { return fail("further_claims", address + ": " + what); };
  const auto answer =
      net::ask({.url = url, .headers = {{"Accept", "application/json"}, {"Authorization", "Bearer " + access_token}}});
  if (!answer) return fail(answer.error().code, address + ": could not be asked for further claims");
  if (answer->status != 200) {
    return refused("answered with status " + std::to_string(answer->status) + ", expected 200 and a JSON object");
  }
  boost::system::error_code broken;
  auto value = boost::json::parse(answer->body, broken);
  if (broken || !value.is_object()) return refused("expected a JSON object");
  return std::move(value.get_object());
}

}  // namespace kenes::identity::openid
