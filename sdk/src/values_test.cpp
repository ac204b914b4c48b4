// The small helpers: roles, named values, local texts, SQL literals.
#include <catch2/catch.hpp>

#include "kenes/actor.hpp"
#include "kenes/request.hpp"
#include "kenes/service.hpp"
#include "kenes/sql.hpp"

using namespace kenes;

TEST_CASE("a role counts in its scope or in the whole portal") {
  const Actor actor{.roles = {{"moderator", "service:petitions"}, {"auditor", ""}}};
  CHECK(actor.has_role("moderator", "service:petitions"));
  CHECK_FALSE(actor.has_role("moderator", "service:ideas"));
  CHECK_FALSE(actor.has_role("moderator", ""));
  CHECK(actor.has_role("auditor", "service:ideas"));
  CHECK(Actor{.roles = {{"administrator", ""}}}.has_role("moderator", "service:ideas"));
  CHECK_FALSE(Actor{.roles = {{"administrator", "service:ideas"}}}.has_role("moderator", "service:ideas"));
  CHECK_FALSE(Actor{}.has_role("moderator", ""));
}

TEST_CASE("named values keep their order and repeat") {
  const NamedValues values{{{"page", "3"}, {"tag", "a"}, {"tag", "b"}, {"bad", "3x"}, {"big", "99999999999999999999"}}};
  CHECK(values.get("tag") == "a");
  CHECK(values.get("none").empty());
  CHECK(values.has("tag"));
  CHECK_FALSE(values.has("Tag"));
  CHECK(values.all("tag") == std::vector<std::string>{"a", "b"});
  CHECK(values.integer("page", 1, 1, 10) == 3);
  CHECK(values.integer("page", 1, 1, 2) == 1);
  CHECK(values.integer("bad", 1, 1, 10) == 1);
  CHECK(values.integer("big", 1, 1, 10) == 1);
  CHECK(values.integer("none", 1, 1, 10) == 1);
}

TEST_CASE("a local text falls back to English, then to any language") {
  const auto text = LocalText::from({{"en", "Petitions"}, {"kk", "Петициялар"}});
  CHECK(text.in("kk") == "Петициялар");
  CHECK(text.in("ru") == "Petitions");
  CHECK(LocalText::from({{"kk", "Петициялар"}}).in("ru") == "Петициялар");
  CHECK(LocalText::from("Ideas").in("kk") == "Ideas");
  CHECK(LocalText::from(nullptr).in("kk").empty());
}

TEST_CASE("array literals quote what PostgreSQL would read otherwise") {
  CHECK(sql::array(std::vector<std::int64_t>{}) == "{}");
  CHECK(sql::array(std::vector<std::int64_t>{1, -2}) == "{1,-2}");
  CHECK(sql::array(std::vector<std::string>{"a,b", R"(say "no" \ maybe)", "NULL", ""}) ==
        R"({"a,b","say \"no\" \\ maybe","NULL",""})");
  CHECK_THROWS_AS(sql::array(std::vector<std::string>{std::string("a\0b", 3)}), std::invalid_argument);
}

TEST_CASE("an exception without SQLSTATE has none") {
  CHECK(sql::sqlstate(std::runtime_error("x")).empty());
  CHECK(sql::sqlstate(soci::soci_error("x")).empty());
}
