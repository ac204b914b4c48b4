#include "identity/sealed_facts.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include <boost/json.hpp>

#include "secrets/base64.hpp"

namespace kenes::identity {
namespace {

using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

Key key_of(const Secrets& secrets, std::string_view token) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium found no generator of random numbers");
  const auto hash = secrets.keyed_hash("identity.facts", token);
  Key key;
  static_assert(sizeof(Key) == 32);
  if (sodium_hex2bin(key.data(), key.size(), hash.data(), hash.size(), nullptr, nullptr, nullptr) != 0) {
    throw std::runtime_error("a keyed hash is not of 64 hexadecimal digits");
  }
  return key;
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

boost::json::array list(const std::vector<std::string>& texts) {
  boost::json::array all;
  for (const auto& one : texts) all.emplace_back(one);
  return all;
}

std::vector<std::string> texts(const boost::json::value& list) {
  std::vector<std::string> all;
  for (const auto& one : list.as_array()) all.emplace_back(one.as_string());
  return all;
}

boost::json::object written(const PersonFacts& facts) {
  boost::json::object object;
  if (facts.born) object["born"] = facts.born->time_since_epoch().count();
  if (facts.citizenship) object["citizenship"] = list(*facts.citizenship);
  if (facts.residence) object["residence"] = *facts.residence;
  if (facts.territories) object["territories"] = list(*facts.territories);
  return object;
}

PersonFacts read(const boost::json::object& object) {
  PersonFacts facts;
  if (const auto* born = object.if_contains("born"))
    facts.born = std::chrono::sys_days(std::chrono::days(born->to_number<int>()));
  if (const auto* countries = object.if_contains("citizenship")) facts.citizenship = texts(*countries);
  if (const auto* country = object.if_contains("residence")) facts.residence = std::string(country->as_string());
  if (const auto* places = object.if_contains("territories")) facts.territories = texts(*places);
  return facts;
}

}  // namespace

std::string seal(const PersonFacts& facts, const Secrets& secrets, std::string_view token) {
  const auto object = written(facts);
  if (object.empty()) return "";
  const auto plain = boost::json::serialize(object);
  const auto key = key_of(secrets, token);
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(bytes(sealed) + crypto_secretbox_NONCEBYTES, bytes(std::string_view(plain)), plain.size(),
                        bytes(sealed), key.data());
  return secrets::to_base64url(sealed);
}

PersonFacts unseal(std::string_view sealed, const Secrets& secrets, std::string_view token) {
  constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  const auto box = secrets::from_base64(sealed);
  if (!box || box->size() <= head) return {};
  const auto key = key_of(secrets, token);
  std::string plain(box->size() - head, '\0');
  if (crypto_secretbox_open_easy(bytes(plain), bytes(std::string_view(*box)) + crypto_secretbox_NONCEBYTES,
                                 box->size() - crypto_secretbox_NONCEBYTES, bytes(std::string_view(*box)),
                                 key.data()) != 0) {
    return {};
  }
  return read(boost::json::parse(plain).as_object());
}

}  // namespace kenes::identity
