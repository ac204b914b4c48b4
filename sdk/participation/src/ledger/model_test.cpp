// Random events on two nodes, one of which loses commits, against a model.
#include "ledger/model.hpp"
#include "integrity/compare.hpp"
#include "invalidation/invalidations.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "test_support/flaky_host.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Model;
using test::Portal;

namespace {

class Play {
 public:
  Play(Portal& portal, Kit& other, std::atomic<bool>& loses_commits, std::mt19937& random)
      : portal_(portal),
        other_(other),
        loses_commits_(loses_commits),
        random_(random),
        author_(portal.host.person("author@example.org")),
        id_(portal.file(author_)) {}

  void step() {
    who_ = pick(9);
    event_ = pick(15);
    CAPTURE(model_.stage, model_.paused, who_, event_);
    switch (event_) {
      case 0:
        REQUIRE(portal_.submit(id_, author_).has_value() == (model_.stage == "draft"));
        if (model_.stage == "draft") model_.enter("sponsors");
        break;
      case 1:
        decide(pick(3) == 0 ? "back" : "publish");
        break;
      case 2:
        meet(std::vector<std::string>{"note", "answer", "report"}.at(static_cast<std::size_t>(pick(2))));
        break;
      case 3:
        portal_.host.advance(std::chrono::hours{24});
        model_.pass_day();
        break;
      case 4:
        if (pick(2) == 0 || model_.paused) pause_or_resume();
        break;
      case 5:
      case 6:
      case 7:
        withdraw();
        break;
      case 8:
        invalidate();
        break;
      case 9:
        undo();
        break;
      default:
        support();
    }
    compare();
  }

  // What happened is in the timeline once each.
  void finish() {
    if (model_.paused) pause_or_resume();
    const auto entries = [&](const char* kind) {
      return portal_.number("select count(*) from participation.timeline where submission_id = " + std::to_string(id_) +
                            " and kind = '" + kind + "'");
    };
    REQUIRE(entries("stage") == model_.moves);
    REQUIRE(entries("duty_opened") == model_.openings);
    REQUIRE(entries("duty_lapsed") == model_.lapses);
  }

 private:
  int pick(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  Actor person() const { return who_ == 0 ? author_ : Portal::citizen(who_); }

  // On one node or the other; the other hears of a lost connection behind some commits, and tries again.
  template <class F>
  auto on_a_node(F&& work) {
    const bool other = pick(1) == 1;
    lost_ = other && pick(1) == 1;
    loses_commits_ = lost_;
    auto result = work((other ? other_ : *portal_.kit).ledger());
    loses_commits_ = false;
    return result;
  }

  void support() {
    const auto outcome = on_a_node([&](Ledger& ledger) {
                           return ledger.support({id_, person().person_id, person().person_key, ""});
                         }).outcome;
    REQUIRE(outcome == model_.support(who_));
  }
  void withdraw() {
    const auto outcome = on_a_node([&](Ledger& ledger) { return ledger.withdraw(id_, person()); });
    const auto expected = model_.withdraw(who_);
    // Asked again behind a lost commit, the ledger finds nothing to withdraw.
    const bool again = lost_ && expected == WithdrawOutcome::withdrawn;
    REQUIRE(outcome == (again ? WithdrawOutcome::not_supported : expected));
  }
  // Some of those who support, in one go.
  void invalidate() {
    std::set<int> persons;
    SupportFilter filter;
    portal_.write([&](soci::session& sql) {
      persons.clear();
      filter.numbers.clear();
      for (const int who : model_.supporters) {
        if (pick(2) == 0) continue;
        persons.insert(who);
        const Actor person = who == 0 ? author_ : Portal::citizen(who);
        filter.numbers.push_back(portal_.kit->ledger().number_of(sql, id_, person).value());
      }
    });
    if (persons.empty()) return;
    const auto begun = portal_.write([&](soci::session& sql) {
      return portal_.kit->invalidations().begin(
          sql, {id_, filter, static_cast<std::int64_t>(persons.size()), "Not persons"}, author_);
    });
    work(begun.value().id);
    model_.invalidate(persons, begun.value().id);
    invalidations_.push_back(begun.value().id);
  }
  void undo() {
    if (invalidations_.empty()) return;
    const auto id = invalidations_.at(static_cast<std::size_t>(pick(static_cast<int>(invalidations_.size()) - 1)));
    std::erase(invalidations_, id);
    portal_.write([&](soci::session& sql) {
      REQUIRE(portal_.kit->invalidations().undo(sql, id, "They are persons", author_).has_value());
    });
    work(id);
    model_.restore(id);
  }
  void work(std::int64_t invalidation) {
    const bool other = pick(1) == 1;
    loses_commits_ = other && pick(1) == 1;
    auto& kit = other ? other_ : *portal_.kit;
    static_cast<KitInvalidations&>(kit.invalidations()).work(invalidation);
    loses_commits_ = false;
  }
  void decide(const std::string& outcome) {
    REQUIRE(portal_.decide(id_, {outcome}, author_).has_value() == (model_.stage == "review"));
    if (model_.stage == "review") model_.enter(outcome == "back" ? "draft" : "open");
  }
  void meet(const std::string& duty) {
    const bool met = portal_.write(
        [&](soci::session& sql) { return portal_.kit->engine().meet_duty(sql, id_, duty, author_).has_value(); });
    REQUIRE(met == model_.meet(duty));
  }
  void pause_or_resume() {
    portal_.write([&](soci::session& sql) {
      auto& pauses = portal_.kit->pauses();
      REQUIRE(
          (model_.paused ? pauses.end(sql, "petitions", author_) : pauses.begin(sql, "petitions", "Election", author_))
              .has_value());
    });
    model_.paused = !model_.paused;
  }

  void compare() {
    const auto now = portal_.at(id_);
    REQUIRE(now.stage == model_.stage);
    REQUIRE(now.support_count == static_cast<std::int64_t>(model_.supporters.size()));
    std::map<std::string, std::string> duties;
    for (const auto& duty : portal_.duties(id_)) {
      duties[duty.rule] = duty.met_at ? "met" : duty.lapsed_at ? "lapsed" : "open";
    }
    std::erase_if(model_.duties, [](const auto& duty) { return duty.second.empty(); });
    REQUIRE(duties == model_.duties);
  }

  Portal& portal_;
  Kit& other_;
  std::atomic<bool>& loses_commits_;
  std::mt19937& random_;
  const Actor author_;
  const std::int64_t id_;
  Model model_;
  std::vector<std::int64_t> invalidations_;
  int who_ = 0, event_ = 0;
  bool lost_ = false;
};

}  // namespace

TEST_CASE("random events end where the model says", "[integration]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const test::TemporaryFile process(test::model_law);
  Portal portal(process.path, "UTC");
  test::FlakyHost host(portal.own());
  const auto other = open_kit(host);
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    Play play(portal, *other, host.loses_commits, random);
    for (int step = 0; step < 60; ++step) play.step();
    play.finish();
  }
  // And the books of every submission are in order: counts, places, who stands, and the log.
  portal.write([](soci::session& sql) {
    const soci::rowset<long long> ids = (sql.prepare << "select id from participation.submission");
    const std::vector<std::int64_t> all(ids.begin(), ids.end());
    for (const auto id : all) CHECK(compare_ledger(sql, id).empty());
  });
}
