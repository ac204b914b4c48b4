#include "kenes/participation/eligibility.hpp"

#include <catch2/catch.hpp>

#include "test_support/files.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using namespace std::chrono;
using test::at;

namespace {

const auto today = at("2027-03-01T12:00:00Z");

Actor someone(Assurance assurance = Assurance::contact) {
  Actor actor;
  actor.person_id = 1;
  actor.assurance = assurance;
  return actor;
}

Actor with(PersonFacts facts) {
  auto actor = someone();
  actor.facts = std::move(facts);
  return actor;
}

std::string refusal(const Eligibility& rule, PersonFacts facts, bool declared = false) {
  const auto result = eligible(rule, with(std::move(facts)), declared, today);
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("a weak way to sign in is refused first, and named") {
  const Eligibility rule{.assurance = Assurance::substantial, .min_age = 16};
  const auto result = eligible(rule, someone(), false, today);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == "assurance");
  CHECK(result.error().message == "this asks for the assurance 'substantial', and the person signed in with 'contact'");
  CHECK(eligible({}, someone(), false, today));
  CHECK(eligible({.assurance = Assurance::substantial}, someone(Assurance::high), false, today));
}

TEST_CASE("one comes of age on the birthday, and on 1 March if there is none") {
  const Eligibility sixteen{.min_age = 16};
  CHECK(refusal(sixteen, {.born = sys_days{2011y / 3 / 1}}) == "");
  CHECK(refusal(sixteen, {.born = sys_days{2011y / 3 / 2}}) == "age");
  const Eligibility fifteen{.min_age = 15};
  const PersonFacts leap{.born = sys_days{2012y / 2 / 29}};
  CHECK(eligible(fifteen, with(leap), false, at("2027-02-28T23:00:00Z")).error().code == "age");
  CHECK(eligible(fifteen, with(leap), false, today));
}

TEST_CASE("any citizen or resident of the union") {
  const Eligibility rule{.citizenship = {"AT", "BE"}, .residence = {"AT", "BE"}};
  CHECK(refusal(rule, {.citizenship = {{"US", "BE"}}}) == "");
  CHECK(refusal(rule, {.citizenship = {{"US"}}, .residence = "AT"}) == "");
  CHECK(refusal(rule, {.citizenship = {{"US"}}, .residence = "US"}) == "citizenship");
  CHECK(refusal(rule, {.citizenship = {{"US"}}}) == "unknown");  // may live in Austria
  const Eligibility citizens{.citizenship = {"KZ"}};
  CHECK(refusal(citizens, {.citizenship = {{"US"}}}) == "citizenship");
  CHECK(eligible(citizens, with({.citizenship = {{"US"}}}), false, today).error().message ==
        "this is for citizens of KZ");
}

TEST_CASE("those who live in a place") {
  const Eligibility rule{.territories = {"ALA"}};
  CHECK(refusal(rule, {.territories = {{"ALA-BOS", "ALA", "KZ"}}}) == "");
  CHECK(refusal(rule, {.territories = {{"AST", "KZ"}}}) == "territory");
  CHECK(refusal(rule, {}) == "unknown");
}

TEST_CASE("a declaration stands for what is unknown, never against what is known") {
  const Eligibility rule{.min_age = 13, .by_declaration = true};
  CHECK(refusal(rule, {}) == "unknown");
  CHECK(refusal(rule, {}, true) == "");
  CHECK(refusal(rule, {.born = sys_days{2020y / 1 / 1}}, true) == "age");
  const Eligibility strict{.min_age = 13};
  CHECK(refusal(strict, {}, true) == "unknown");
  CHECK(eligible(strict, someone(), false, today).error().message ==
        "this is for persons of 13 years and more, and the portal doesn't know the person's age");
}

TEST_CASE("only some ways to sign in can show what a law asks") {
  const std::vector<SignInWay> ways{{.key = "email"},
                                    {.key = "bank", .assurance = Assurance::substantial, .born = true},
                                    {.key = "eid", .assurance = Assurance::high, .born = true, .citizenship = true}};
  using Keys = std::vector<std::string>;
  CHECK(suitable_ways({}, ways) == Keys{"email", "bank", "eid"});
  CHECK(suitable_ways({.min_age = 16}, ways) == Keys{"bank", "eid"});
  CHECK(suitable_ways({.min_age = 16, .by_declaration = true}, ways) == Keys{"email", "bank", "eid"});
  CHECK(suitable_ways({.assurance = Assurance::high, .by_declaration = true}, ways) == Keys{"eid"});
  CHECK(suitable_ways({.citizenship = {"KZ"}, .residence = {"KZ"}}, ways) == Keys{"eid"});
  CHECK(suitable_ways({.residence = {"KZ"}}, ways).empty());
  CHECK(suitable_ways({.territories = {"ALA"}}, ways).empty());
}

TEST_CASE("eligibility is read from the process") {
  const auto text = [](const std::string& support) {
    return "[process]\nkey='k'\ntitle='K'\n[eligibility]\nsupport={" + support +
           "}\n[[stage]]\nid='a'\nkind='draft'\nvisible='author'\ntitle='A'\nthen='b'\n"
           "[[stage]]\nid='b'\nkind='end'\nvisible='everyone'\ntitle='B'\n";
  };
  const test::TemporaryFile file(
      text("assurance='high',min_age=16,citizenship=['KZ'],territories=['ALA'],by_declaration=true"));
  std::vector<std::string> faults;
  const auto rule = test::read(file.path, faults).support;
  REQUIRE(faults.empty());
  CHECK(rule.assurance == Assurance::high);
  CHECK(rule.min_age == 16);
  CHECK(rule.citizenship == std::vector<std::string>{"KZ"});
  CHECK(rule.territories == std::vector<std::string>{"ALA"});
  CHECK(rule.by_declaration);
  CHECK(test::faults_of(text("min_age=200")).at(0).starts_with("p:5: 'min_age' must be between 1 and 120"));
  CHECK(test::faults_of(text("citizenship=['Kazakhstan']")).at(0) ==
        "p:5: 'Kazakhstan' is no country in [eligibility.support]; use two capital letters (ISO 3166-1), such as KZ");
}
