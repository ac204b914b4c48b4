// Random events against a model of a dozen lines.
#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string law =
    "[process]\nkey='k'\ntitle='K'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='sponsors'\nwithin='9 days'\n"
    "otherwise='closed'\n"
    "[[stage]]\nid='sponsors'\nkind='collect'\nvisible='by link'\ntitle='S'\nneed={supporters=3}\nthen='review'\n"
    "within='9 days'\notherwise='closed'\nauthor_may_support=false\n"
    "[[stage]]\nid='review'\nkind='review'\nvisible='by link'\ntitle='R'\nby='gov'\n"
    "outcomes=[{id='publish',to='open'},{id='back',to='draft'}]\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='9 days'\nthen='closed'\n"
    "thresholds=[{supporters=5,opens='answer'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\ntitle='A'\n";

struct Model {
  std::string stage = "draft";
  std::set<int> supporters;
  bool answer_due = false;
  int days_left = 9;

  void enter(const std::string& to) {
    stage = to;
    days_left = 9;
    counted();
  }
  void counted() {
    if (stage == "open" && supporters.size() >= 5) answer_due = true;
    if (stage == "sponsors" && supporters.size() >= 3) enter("review");
  }
  SupportOutcome support(int person) {
    if (supporters.contains(person)) return SupportOutcome::already_supported;
    if (stage != "sponsors" && stage != "open") return SupportOutcome::not_collecting;
    if (person == 0 && stage == "sponsors") return SupportOutcome::author_excluded;
    supporters.insert(person);
    counted();
    return SupportOutcome::supported;
  }
  WithdrawOutcome withdraw(int person) {
    if (!supporters.contains(person)) return WithdrawOutcome::not_supported;
    if (stage != "sponsors" && stage != "open") return WithdrawOutcome::not_collecting;
    supporters.erase(person);
    return WithdrawOutcome::withdrawn;
  }
  void pass(int days) {
    if (stage == "review" || stage == "closed") return;
    days_left -= days;
    if (days_left <= 0) enter("closed");
  }
};

}  // namespace

TEST_CASE("random events end where the model says", "[integration]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const test::TemporaryFile process(law);
  Portal portal(process.path, "UTC");
  const auto author = portal.host.person("author@example.org");
  const auto person = [&](int i) { return i == 0 ? author : Portal::citizen(i); };
  const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };

  for (int round = 0; round < 25; ++round) {
    Model model;
    const auto id = portal.file(author);
    for (int step = 0; step < 40; ++step) {
      const auto who = pick(9);
      CAPTURE(round, step, model.stage, who);
      switch (pick(9)) {
        case 0:
          REQUIRE(portal.submit(id, author).has_value() == (model.stage == "draft"));
          if (model.stage == "draft") model.enter("sponsors");
          break;
        case 1: {
          const auto* outcome = pick(3) == 0 ? "back" : "publish";
          REQUIRE(portal.decide(id, {outcome}, author).has_value() == (model.stage == "review"));
          if (model.stage == "review") model.enter(outcome == std::string("back") ? "draft" : "open");
          break;
        }
        case 2:
        case 3:
          REQUIRE(portal.kit->ledger().withdraw(id, person(who)) == model.withdraw(who));
          break;
        case 4:
          portal.host.advance(std::chrono::hours{24});
          model.pass(1);
          break;
        default:
          REQUIRE(portal.support(id, person(who)).outcome == model.support(who));
      }
      const auto now = portal.at(id);
      REQUIRE(now.stage == model.stage);
      REQUIRE(now.support_count == static_cast<std::int64_t>(model.supporters.size()));
      REQUIRE(portal.duties(id).size() == (model.answer_due ? 1U : 0U));
    }
  }
}
