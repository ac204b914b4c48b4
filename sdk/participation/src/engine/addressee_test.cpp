// A review chooses the authority that answers.
#include <catch2/catch.hpp>

#include "kenes/participation/guide.hpp"
#include "test_support/files.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

std::string process(const std::string& first_outcome, const std::string& before = "then='review'") {
  return "[process]\nkey='k'\ntitle='K'\n"
         "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\n" +
         before +
         "\n[[stage]]\nid='review'\nkind='review'\nvisible='author'\ntitle='R'\nby='desk'\n"
         "outcomes=[{id='parliament',to='answer'" +
         first_outcome +
         "},{id='ministry',to='answer',addressee='ministry'},{id='reject',to='done',note=true}]\n"
         "[[stage]]\nid='answer'\nkind='await'\nvisible='everyone'\ntitle='A'\nopens=['answer']\nthen='done'\n"
         "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='E'\n"
         "[[duty]]\nid='answer'\nkind='answer'\nby='{addressee}'\ntitle='Answer'\nwithin='40 working days'\n";
}

const std::string to_parliament = ",title='To parliament',addressee='parliament'";

}  // namespace

TEST_CASE("the duty falls to the authority that the review chose", "[integration]") {
  const test::TemporaryFile file(process(to_parliament));
  Portal portal(file.path);
  const auto author = portal.host.person("author@example.org"), desk = portal.host.person("desk@example.org");
  const auto decided = [&](const char* outcome) {
    const auto id = portal.file(author);
    portal.submit(id, author).value();
    CHECK(portal.at(id).addressee.empty());
    portal.decide(id, {outcome}, desk).value();
    return id;
  };
  const auto one = decided("parliament"), other = decided("ministry");
  CHECK(portal.at(one).addressee == "parliament");
  CHECK(portal.duties(one).at(0).authority == "parliament");
  CHECK(portal.duties(other).at(0).authority == "ministry");
}

TEST_CASE("a duty that may fall to nobody is a fault") {
  CHECK(test::faults_of(process(to_parliament)).empty());
  CHECK(test::faults_of(process(""))
            .at(0)
            .starts_with("p:17: stage 'answer' may open the duty 'answer' before a review has chosen its {addressee}; "
                         "let every outcome"));
  CHECK(test::faults_of(process(",addressee='{field}'"))
            .at(0)
            .starts_with("p:16: '{field}' can't be the addressee of the outcome 'parliament'; write the key"));
}

TEST_CASE("the guide calls a decision by its title and leaves the authority open", "[integration]") {
  const test::TemporaryFile file(process(to_parliament));
  Portal portal(file.path);
  std::vector<std::string> faults;
  const auto guide = guide_of(test::read(file.path, faults), portal.kit->words("en"), nullptr);
  CHECK(guide.step("review")->ways.at(0).when == "by decision “To parliament”");
  CHECK(guide.step("review")->ways.at(1).when == "by decision");
  CHECK(guide.step("review")->ways.at(2).when == "by decision, with a note to the author");
  CHECK(guide.step("answer")->duties.at(0).by == "the authority that the decision names");
  CHECK(guide.authors == std::vector<std::string>{"A confirmed e-mail address or telephone number"});
}
