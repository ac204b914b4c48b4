#include <catch2/catch.hpp>

#include "identity/address.hpp"
#include "identity/cookies.hpp"
#include "identity/device.hpp"
#include "identity/local_path.hpp"
#include "identity/random_digits.hpp"

namespace kenes::identity {

TEST_CASE("addresses are normalised conservatively") {
  const auto [entered, expected] = GENERATE(table<std::string, std::string>({
      {"ann@example.org", "ann@example.org"},
      {"  Ann.Lee@Example.ORG\n", "ann.lee@example.org"},
      {"ann+petitions@example.org", "ann+petitions@example.org"},
      {"a.n.n@example.org", "a.n.n@example.org"},
      {"aigerim@Пошта.қаз", "aigerim@xn--80a1acn3a.xn--80ao21a"},
      {"ann@xn--80a1acn3a.xn--80ao21a", "ann@xn--80a1acn3a.xn--80ao21a"},
      {"o'neil@example.org", "o'neil@example.org"},
  }));
  const auto address = normalise_address(entered);
  REQUIRE(address.has_value());
  CHECK(*address == expected);
}

TEST_CASE("what is not an address is refused") {
  const std::string entered =
      GENERATE(as<std::string>{}, "", "   ", "ann", "@example.org", "ann@", "ann@localhost", "ann@example..org",
               "ann@.example.org", "ann@example.org.", ".ann@example.org", "ann.@example.org", "a..b@example.org",
               "ann lee@example.org", "ann@exa mple.org", "\"ann\"@example.org", "ann@[127.0.0.1]", "ann@127.0.0.1",
               "ann@example.org\r\nBcc: b@example.org", "ann@b@example.org", "аnn@example.org", "<ann@example.org>",
               "ann@-example.org");
  CHECK_FALSE(normalise_address(entered).has_value());
  CHECK_FALSE(normalise_address(std::string(65, 'a') + "@example.org").has_value());
  CHECK_FALSE(normalise_address("a@" + std::string(300, 'b') + ".org").has_value());
}

TEST_CASE("only paths of this portal are gone on to") {
  const auto [then, expected] = GENERATE(table<std::string, std::string>({
      {"/", "/"},
      {"/petitions/7/sign?name=Ann%20Lee&place=E14000530", "/petitions/7/sign?name=Ann%20Lee&place=E14000530"},
      {"/search?q=https://example.org//x", "/search?q=https://example.org//x"},
      {"/темы/чистый воздух",
       "/%D1%82%D0%B5%D0%BC%D1%8B/%D1%87%D0%B8%D1%81%D1%82%D1%8B%D0%B9%20%D0%B2%D0%BE%D0%B7%D0%B4%D1%83%D1%85"},
      {"", "/"},
      {"petitions", "/"},
      {"//evil.example", "/"},
      {"///evil.example", "/"},
      {"/\\evil.example", "/"},
      {"\\\\evil.example", "/"},
      {"/a\\..\\..//evil.example", "/"},
      {"/./\t/evil.example", "/"},
      {"/\n/evil.example", "/"},
      {"https://evil.example/", "/"},
      {"https:evil.example", "/"},
      {"javascript:alert(1)", "/"},
      {"JavaScript://%0aalert(1)", "/"},
      {"data:text/html,x", "/"},
      {" //evil.example", "/"},
      {"/..//evil.example", "/"},
      {"@evil.example", "/"},
      {".evil.example", "/"},
      {"/\x7f/evil.example", "/"},
      {"/x\r\nSet-Cookie: a=b", "/"},
      {"/sign-in", "/"},
      {"/sign-in?then=/sign-in", "/"},
      {"/sign-in/code", "/"},
      {"/sign-out", "/"},
      {"/signed-out", "/"},
      {"/sign-in-help", "/sign-in-help"},
  }));
  CHECK(local_path(then) == expected);
  CHECK(local_path("/" + std::string(7000, 'a')) == "/");
}

TEST_CASE("devices, cookies, digits") {
  CHECK(device_name("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36") ==
        "Chrome, Android");
  CHECK(device_name("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0") ==
        "Edge, Windows");
  CHECK(device_name("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0") == "Firefox, Linux");
  CHECK(device_name("curl/8.0").empty());

  CHECK(set_cookie({.name = "a", .value = "b", .lifetime = std::chrono::minutes{15}}, true) ==
        "a=b; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure");
  CHECK(set_cookie({.name = "a", .value = "b"}, false) == "a=b; Path=/; HttpOnly; SameSite=Lax");

  const auto digits = random_digits(6);
  CHECK(digits.size() == 6);
  CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
  CHECK(random_digits(30) != random_digits(30));
}

}  // namespace kenes::identity
