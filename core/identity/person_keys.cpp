#include "identity/person_keys.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <stdexcept>

#include "identity/secret_box.hpp"

namespace kenes::identity {
namespace {

// Made with the first `number` of the portal's keys.
std::string box_key(const Secrets& secrets, int number) {
  const auto keys = secrets.keyed_hashes("identity.person.keys", "");
  const auto have = static_cast<int>(keys.size());
  if (number < 1 || number > have) {
    throw std::runtime_error("a person's key is sealed under the portal's key " + std::to_string(number) +
                             ", and this program has " + std::to_string(have));
  }
  return keys.at(static_cast<std::size_t>(have - number));
}

}  // namespace

std::string seal(const PersonKeys& keys, const Secrets& secrets) {
  boost::json::array all{boost::json::string(keys.key)};
  for (const auto& former : keys.former) all.emplace_back(former);
  const int number = secrets.keys();
  return std::to_string(number) + ":" + lock_up(boost::json::serialize(all), box_key(secrets, number));
}

PersonKeys unseal(std::string_view sealed, const Secrets& secrets) {
  const auto colon = sealed.find(':');
  int number = 0;
  if (colon != std::string_view::npos) std::from_chars(sealed.data(), sealed.data() + colon, number);
  const auto plain = open_up(sealed.substr(colon == std::string_view::npos ? 0 : colon + 1), box_key(secrets, number));
  if (!plain) throw std::runtime_error("a person's sealed key was changed, or is of another portal");
  const auto texts = boost::json::parse(*plain);
  PersonKeys keys;
  for (const auto& text : texts.as_array()) {
    if (keys.key.empty()) {
      keys.key = std::string(text.as_string());
    } else {
      keys.former.emplace_back(text.as_string());
    }
  }
  return keys;
}

PersonKeys person_keys(const std::string& plain, const std::string& sealed, const Secrets& secrets) {
  return sealed.empty() ? PersonKeys{plain} : unseal(sealed, secrets);
}

std::string hash_of_key(const Secrets& secrets, std::string_view key) {
  return secrets.keyed_hash("identity.person.key", key);
}

}  // namespace kenes::identity
