#pragma once
// For tests only: a security key in software, as a browser would bring it, with its own P-256 key.
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>
#include <string>

#include "identity/second_factor/webauthn/security_key.hpp"
#include "kenes/digest.hpp"
#include "secrets/base64.hpp"

namespace kenes::test {

class TestSecurityKey {
 public:
  TestSecurityKey() : key_(EVP_EC_gen("P-256"), &EVP_PKEY_free) {}

  std::string origin = "https://kenes.test", party = "kenes.test";
  unsigned char flags = 0x05;  // touched, and its user checked
  std::uint32_t count = 0;
  std::string id = "credential-1";

  std::string client_data(const std::string& type, const std::string& challenge) const {
    return R"({"type":")" + type + R"(","challenge":")" + secrets::to_base64url(challenge) + R"(","origin":")" +
           origin + R"(","crossOrigin":false})";
  }

  identity::second_factor::NewKey make(const std::string& challenge) const {
    const auto size = std::string{static_cast<char>(id.size() >> 8), static_cast<char>(id.size())};
    // AAGUID, the credential's id, then the public key as COSE has it (RFC 9053, 7.1.1): EC2, ES256, P-256.
    const auto point = public_point();
    const std::string cose = std::string("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", 10) + point.substr(0, 32) +
                             std::string("\x22\x58\x20", 3) + point.substr(32);
    return {client_data("webauthn.create", challenge),
            head(static_cast<unsigned char>(flags | 0x40)) + std::string(16, '\0') + size + id + cose};
  }

  identity::second_factor::ShownKey show(const std::string& challenge) const {
    identity::second_factor::ShownKey shown{client_data("webauthn.get", challenge), head(flags), ""};
    shown.signature = sign(shown.authenticator_data + digest(shown.client_data));
    return shown;
  }

 private:
  static std::string digest(const std::string& text) {
    const auto hash = sha256(text);
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
  }
  std::string head(unsigned char with) const {
    std::string data = digest(party) + static_cast<char>(with);
    for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>((count >> shift) & 0xff);
    return data;
  }
  std::string public_point() const {
    unsigned char* point = nullptr;
    const auto size = EVP_PKEY_get1_encoded_public_key(key_.get(), &point);
    std::string both(reinterpret_cast<char*>(point) + 1, size - 1);  // without the mark of its form
    OPENSSL_free(point);
    return both;
  }
  std::string sign(const std::string& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    std::string signature(100, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    signature.resize(size);
    return signature;
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

}  // namespace kenes::test
