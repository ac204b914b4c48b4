#pragma once
// For tests only: keys of a provider that sign tokens.
#include <cjose/cjose.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <memory>
#include <string>

#include <boost/json.hpp>

namespace kenes::test {

class TestKey {
 public:
  enum class Kind { rsa, elliptic };

  explicit TestKey(std::string id, Kind kind = Kind::elliptic)
      : id_(std::move(id)), algorithm_(kind == Kind::rsa ? "RS256" : "ES256") {
    jwk_.reset(kind == Kind::rsa ? cjose_jwk_create_RSA_random(2048, nullptr, 0, &error_)
                                 : cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error_));
    REQUIRE(jwk_);
    REQUIRE(cjose_jwk_set_kid(jwk_.get(), id_.data(), id_.size(), &error_));
  }

  // As a set of keys shows it, without its private part.
  boost::json::value published() const {
    const std::unique_ptr<char, decltype(&std::free)> text(cjose_jwk_to_json(jwk_.get(), false, &error_), &std::free);
    REQUIRE(text);
    return boost::json::parse(text.get());
  }

  std::string sign(const boost::json::object& claims) const {
    const auto body = boost::json::serialize(claims);
    auto* head = cjose_header_new(&error_);
    REQUIRE(cjose_header_set(head, CJOSE_HDR_ALG, algorithm_.c_str(), &error_));
    REQUIRE(cjose_header_set(head, CJOSE_HDR_KID, id_.c_str(), &error_));
    auto* jws =
        cjose_jws_sign(jwk_.get(), head, reinterpret_cast<const std::uint8_t*>(body.data()), body.size(), &error_);
    REQUIRE(jws != nullptr);
    const char* compact = nullptr;
    REQUIRE(cjose_jws_export(jws, &compact, &error_));
    std::string token(compact);
    cjose_jws_release(jws);
    cjose_header_release(head);
    return token;
  }

 private:
  struct Release {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  };
  mutable cjose_err error_{};
  std::string id_, algorithm_;
  std::unique_ptr<cjose_jwk_t, Release> jwk_;
};

inline std::string set_of(const std::vector<const TestKey*>& keys) {
  boost::json::array list;
  for (const auto* key : keys) list.push_back(key->published());
  return boost::json::serialize(boost::json::object{{"keys", std::move(list)}});
}

}  // namespace kenes::test
