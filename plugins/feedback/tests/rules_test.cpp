#include "domain/rules.hpp"

#include <catch2/catch.hpp>

using namespace kenes::feedback;

TEST_CASE("what looks like an e-mail address") {
  const auto good = GENERATE(as<std::string>{}, "ann@example.org", "a.b+c@x.y.kz", "қазақ@мысал.қаз");
  CAPTURE(good);
  CHECK(looks_like_email(good));
}

TEST_CASE("what does not") {
  const auto bad = GENERATE(as<std::string>{}, "", "ann", "@example.org", "ann@", "ann@example", "ann@.org",
                            "ann@example.", "a b@example.org", "a@b@example.org", "a@example.org,b@example.org",
                            "a@exam\nple.org", std::string(250, 'a') + "@example.org");
  CAPTURE(bad);
  CHECK_FALSE(looks_like_email(bad));
}

TEST_CASE("paths of the portal") {
  CHECK(is_path("/"));
  CHECK(is_path("/petitions?page=2"));
  CHECK_FALSE(is_path("//host"));
  CHECK_FALSE(is_path("/\\host"));
  CHECK_FALSE(is_path("petitions"));
}
