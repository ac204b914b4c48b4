#include "identity/openid/id_token.hpp"

#include <catch2/catch.hpp>
#include <functional>

namespace kenes::identity::openid {

namespace {

using Change = std::function<void(boost::json::object&)>;

constexpr std::int64_t now = 1'800'000'000;  // seconds

std::string code_after(const Change& change) {
  boost::json::object claims{{"iss", "https://eid.example"}, {"aud", "portal"}, {"sub", "EE60001019906"},
                             {"nonce", "of this sign-in"},   {"iat", now - 5},  {"exp", now + 40}};
  change(claims);
  const auto checked =
      check_id_token(claims, {"https://eid.example", "portal", "of this sign-in", from_micros(now * 1'000'000)});
  if (!checked) CHECK(checked.error().message.find("EE60001019906") == std::string::npos);
  return checked ? "" : checked.error().code;
}

Change set(const char* name, boost::json::value value) {
  return [=](boost::json::object& claims) { claims[name] = value; };
}

Change without(const char* name) {
  return [=](boost::json::object& claims) { claims.erase(name); };
}

}  // namespace

TEST_CASE("an ID token is for us, of now, and of this sign-in, or it is refused") {
  CHECK(code_after([](auto&) {}) == "");
  struct Row {
    const char* what;
    Change change;
    std::string code;
  };
  const std::vector<Row> table{
      {"another issuer", set("iss", "https://eid.example.org"), "issuer"},
      {"an issuer with a slash more", set("iss", "https://eid.example/"), "issuer"},
      {"no issuer", without("iss"), "issuer"},
      {"another client", set("aud", "bank"), "audience"},
      {"no client", without("aud"), "audience"},
      {"a list with us alone", set("aud", boost::json::array{"portal"}), ""},
      {"for others, too", set("aud", boost::json::array{"portal", "bank"}), "audience"},
      {"a list without us", set("aud", boost::json::array{"bank"}), "audience"},
      {"an audience that is no text", set("aud", 7), "audience"},
      {"made for another", set("azp", "bank"), "audience"},
      {"made for us", set("azp", "portal"), ""},
      {"over", set("exp", now - 61), "expired"},
      {"over within the skew of clocks", set("exp", now - 30), ""},
      {"no end", without("exp"), "expired"},
      {"an end that is a text", set("exp", "2040-01-01"), "expired"},
      {"an end beyond all numbers", set("exp", 1e300), "expired"},
      {"an end with a fraction", set("exp", static_cast<double>(now) + 40.5), ""},
      {"of the future", set("iat", now + 90), "early"},
      {"without the time of its making", without("iat"), "early"},
      {"kept for a while", set("iat", now - 700), "expired"},
      {"not yet valid", set("nbf", now + 90), "early"},
      {"of another sign-in", set("nonce", "of another sign-in"), "nonce"},
      {"of no sign-in", without("nonce"), "nonce"},
  };
  for (const auto& row : table) {
    INFO(row.what);
    CHECK(code_after(row.change) == row.code);
  }
}

TEST_CASE("who may use a token is told even when others are among its audience") {
  CHECK(code_after([](boost::json::object& claims) {
          claims["aud"] = boost::json::array{"portal", "bank"};
          claims["azp"] = "portal";
        }) == "");
}

}  // namespace kenes::identity::openid
