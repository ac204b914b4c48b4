#include "app/access.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using app::judge;
using app::Verdict;

TEST_CASE("a route without access is closed to everybody, the administrator included") {
  const Actor administrator{.person_id = 1, .roles = {{"administrator", ""}}};
  CHECK(judge(Access{}, administrator, "service:petitions") == Verdict::forbidden);
}

TEST_CASE("a role counts where it is held") {
  const auto access = Access::role("moderator");
  const Actor anonymous;
  const Actor citizen{.person_id = 1};
  const Actor moderator{.person_id = 2, .roles = {{"moderator", "service:petitions"}}};
  const Actor administrator{.person_id = 3, .roles = {{"administrator", ""}}};
  CHECK(judge(access, anonymous, "service:petitions") == Verdict::sign_in);
  CHECK(judge(access, citizen, "service:petitions") == Verdict::forbidden);
  CHECK(judge(access, moderator, "service:petitions") == Verdict::allowed);
  CHECK(judge(access, moderator, "service:ideas") == Verdict::forbidden);
  CHECK(judge(access, administrator, "service:ideas") == Verdict::allowed);
}

TEST_CASE("a page that is open wherever a role is held takes that role only") {
  const auto access = Access::role("administrator");
  const Actor of_service{.person_id = 1, .roles = {{"administrator", "service:ideas"}}};
  const Actor moderator{.person_id = 2, .roles = {{"moderator", "service:ideas"}}};
  CHECK(judge(access, of_service, "") == Verdict::forbidden);
  CHECK(app::judge_anywhere(access, of_service) == Verdict::allowed);
  CHECK(app::judge_anywhere(access, moderator) == Verdict::forbidden);
  CHECK(app::judge_anywhere(access, Actor{}) == Verdict::sign_in);
  CHECK(app::judge_anywhere(Access{}, of_service) == Verdict::forbidden);
}

TEST_CASE("signed-in routes ask the anonymous to sign in") {
  CHECK(judge(Access::signed_in(), Actor{}, "") == Verdict::sign_in);
  CHECK(judge(Access::signed_in(), Actor{.person_id = 1}, "") == Verdict::allowed);
  CHECK(judge(Access::anyone(), Actor{}, "") == Verdict::allowed);
}
