#include <catch2/catch.hpp>

#include "test_support/files.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::faults_of;
using Lines = std::vector<std::string>;

namespace {

// The smallest good process; `open` and `rest` vary it. The stage "open" begins in line 9.
std::string process(const std::string& open, const std::string& rest = "") {
  return "[process]\nkey = 'k'\ntitle = 'K'\n"
         "[[stage]]\nid = 'draft'\nkind = 'draft'\nvisible = 'author'\nthen = 'open'\ntitle = 'D'\n"
         "[[stage]]\nid = 'open'\nvisible = 'everyone'\ntitle = 'O'\n" +
         open + "\n[[stage]]\nid = 'closed'\nkind = 'end'\nvisible = 'everyone'\ntitle = 'C'\n" + rest;
}
const std::string collect = "kind = 'collect'\nwithin = '6 months'\nthen = 'closed'";

}  // namespace

TEST_CASE("periods are read as they are spoken") {
  CHECK(parse_period("6 months")->to_sql() == "6 mons 0 days 0 mins");
  CHECK(parse_period("1 year")->to_sql() == "12 mons 0 days 0 mins");
  CHECK(parse_period("2 weeks")->to_sql() == "0 mons 14 days 0 mins");
  CHECK(parse_period("1 day")->days == 1);
  CHECK(parse_period("90 minutes")->minutes == 90);
  CHECK(parse_period("3 hours")->minutes == 180);
  CHECK(parse_period("40 working days")->working_days == 40);
  CHECK(parse_period("1 working day")->days == 0);
  const auto bad = GENERATE(as<std::string>{}, "", "6", "months", "6months", "0 days", "-1 day", "1.5 days", "6 moons",
                            "30 seconds", "6 months ", "99999 years", "1  day");
  CAPTURE(bad);
  REQUIRE_FALSE(parse_period(bad).has_value());
  CHECK(parse_period(bad).error().code == "bad_period");
}

TEST_CASE("the process of the UK Parliament is good, and means what it says") {
  Lines faults;
  const auto uk = test::read(test::uk_parliament, faults);
  REQUIRE(faults == Lines{});
  CHECK(uk.key == "uk-parliament");
  CHECK(uk.version.size() == 64);
  CHECK(uk.limit("action", 0) == 80);
  CHECK(uk.limit("title", 7) == 7);
  CHECK(uk.stages.front().id == "draft");
  const auto& sponsors = *uk.stage("sponsors");
  CHECK(sponsors.need.fixed() == 5);
  CHECK_FALSE(sponsors.author_may_support);
  CHECK(sponsors.visibility == Visibility::link);
  CHECK(sponsors.within->months == 3);
  CHECK(sponsors.otherwise == "lapsed");
  CHECK(uk.stage("moderation")->outcome("reject")->needs_reason);
  CHECK(uk.stage("moderation")->outcome("send_back")->needs_note);
  CHECK(uk.stage("moderation")->outcome("publsh") == nullptr);
  CHECK(uk.stage("open")->thresholds.at(1).opens == "debate");
  CHECK(uk.duty("government-response")->within->days == 14);
  CHECK_FALSE(uk.duty("debate")->within.has_value());
  CHECK(uk.reason("libellous")->hidden);
  CHECK(uk.reason("duplicate")->title.in("ru") == "Петиция по этому вопросу уже есть");
}

TEST_CASE("a version is what the file says, not how") {
  const auto version = [](const std::string& text) {
    const test::TemporaryFile file(text);
    Lines faults;
    return test::read(file.path, faults).version;
  };
  const auto plain = version(process(collect));
  CHECK(plain == version("# A comment\n" + process(collect)));
  CHECK(plain == version(process("then = 'closed'\nwithin = \"6 months\" # half a year\nkind = 'collect'")));
  CHECK(plain != version(process("kind = 'collect'\nwithin = '7 months'\nthen = 'closed'")));
}

TEST_CASE("every fault is found at once, with its line and what to do") {
  const auto faults =
      faults_of(process("kind = 'collect'\nwithin = '6 moons'\nthen = 'clsed'\ntitel = 'x'\n"
                        "thresholds = [ { supporters = 10, opens = 'anwser' } ]",
                        "[[duty]]\nid = 'answer'\nkind = 'answer'\nby = 'gov'\ntitle = 'A'\n"));
  REQUIRE(faults.size() == 5);
  CHECK(faults[0] == "p:17: unknown key 'titel' in [stage]; did you mean 'title'?");
  CHECK(faults[1].starts_with("p:15: 'within'"));
  CHECK(faults[2] ==
        "p:25: nothing opens the duty 'answer'; name it in 'opens' of a stage or of its threshold, or remove it");
  CHECK(faults[3] == "p:16: stage 'open' leads to 'clsed', which is no stage; did you mean 'closed'?");
  CHECK(faults[4] == "p:18: stage 'open' opens 'anwser', which is no duty; did you mean 'answer'?");
}

TEST_CASE("what a stage needs and what means nothing in it") {
  struct Case {
    std::string open, rest, fault;
  };
  const auto sample = GENERATE(values<Case>({
      {"kind = 'collect'\nthen = 'closed'", "", "p:10: stage 'open' never ends: it has neither 'need' nor 'within'"},
      {"kind = 'collect'\nwithin = '1 day'", "", "p:10: stage 'open' has no 'then'"},
      {"kind = 'collect'\nwithin = '1 day'\nthen = 'closed'\notherwise = 'closed'", "",
       "p:17: stage 'open' never comes to 'otherwise': it has no 'need'"},
      {"kind = 'collect'\nneed = { supporters = 5 }\nthen = 'closed'\notherwise = 'closed'", "",
       "p:17: stage 'open' never comes to 'otherwise': it has no 'within'"},
      {"kind = 'collect'\nneed = { supporters = 5 }\nthen = 'closed'\nthresholds = [ { supporters = 6, opens = 'a' } ]",
       "[[duty]]\nid = 'a'\nkind = 'answer'\nby = 'gov'\ntitle = 'A'\n",
       "p:17: 6 supporters can never be reached in stage 'open', which ends at 5"},
      {collect + "\nthresholds = [ { supporters = 9, opens = 'a' }, { supporters = 9, opens = 'b' } ]",
       "[[duty]]\nid = 'a'\nkind = 'answer'\nby = 'gov'\ntitle = 'A'\n"
       "[[duty]]\nid = 'b'\nkind = 'answer'\nby = 'gov'\ntitle = 'A'\n",
       "p:17: thresholds of stage 'open' must ascend, but 9 follows 9"},
      {collect + "\nthresholds = [ { supporters = 1, opens = 'a' }, { supporters = 9, opens = 'a' } ]",
       "[[duty]]\nid = 'a'\nkind = 'answer'\nby = 'gov'\ntitle = 'A'\n", "p:17: stage 'open' opens the duty 'a' twice"},
      {"kind = 'review'\noutcomes = [ { id = 'y', to = 'closed' } ]", "", "p:10: stage 'open' is a review by nobody"},
      {"kind = 'review'\nby = 'gov'\noutcomes = []", "", "p:10: stage 'open' has no outcomes"},
      {"kind = 'review'\nby = 'gov'\noutcomes = [ { id = 'y', to = 'closed' }, { id = 'y', to = 'draft' } ]", "",
       "p:16: stage 'open' has two outcomes 'y'"},
      {"kind = 'review'\nby = 'gov'\noutcomes = [ { id = 'y', to = 'closed', reason = true } ]", "",
       "p:16: the outcome 'y' of stage 'open' needs a reason, but there are none"},
      {"kind = 'review'\nby = 'gov'\nthen = 'closed'\noutcomes = [ { id = 'y', to = 'closed' } ]", "",
       "p:16: 'then' means nothing in a stage of kind \"review\""},
      {"kind = 'draft'", "", "p:10: stage 'open' has no 'then'"},
      {"kind = 'draft'\nthen = 'closed'\nwithin = '1 day'", "", "p:16: stage 'open' has a deadline that leads nowhere"},
      {"kind = 'draft'\nthen = 'closed'\notherwise = 'closed'", "", "p:16: stage 'open' never comes to 'otherwise'"},
      {"kind = 'collect'\nwithin = '30 seconds'\nthen = 'closed'", "", "p:15: 'within': '30 seconds' is not a period"},
      {collect, "[[stage]]\nid = 'lost'\nkind = 'end'\nvisible = 'staff'\ntitle = 'L'\n",
       "p:22: stage 'lost' is never reached"},
      {"kind = 'draft'\nthen = 'draft'", "", "p:4: from stage 'draft' no way leads to an end"},
      {collect, "[[stage]]\nid = 'open'\nkind = 'end'\nvisible = 'staff'\ntitle = 'L'\n",
       "p:23: there are two [[stage]] with the id 'open'"},
      {collect, "[[reason]]\ncode = 'Bad one'\ntitle = 'B'\n", "p:23: 'Bad one' can't be the code of a [[reason]]"},
      {"kind = 'collect'\nneed = { supporters = 5 }\nwithin = '1 day'\nthen = 'open'\notherwise = 'closed'", "",
       "p:10: from stage 'open' a met need leads round in a circle"},
  }));
  const auto faults = faults_of(process(sample.open, sample.rest));
  const auto text = [&] {
    std::string all;
    for (const auto& fault : faults) all += fault + "\n";
    return all;
  }();
  CAPTURE(sample.fault, text);
  CHECK(text.find(sample.fault) != std::string::npos);
}

TEST_CASE("a small good process has no faults") {
  CHECK(faults_of(process(collect)) == Lines{});
}

TEST_CASE("what is no process is refused without noise") {
  CHECK(faults_of("").size() == 2);
  CHECK(faults_of("stage = 7\nprocess = 'x'").size() == 2);
  CHECK(faults_of("[process]\nkey = 'k'\ntitle = 'K'\n[[stage]]\n").size() == 4);
  CHECK(
      faults_of(
          "[process]\nkey = 'k'\ntitle = 'K'\n[[stage]]\nid = 'a'\nkind = 'endd'\nvisible = 'staff'\ntitle = 'A'\n") ==
      Lines{"p:6: 'kind' must be one of draft, collect, review, await, end, not 'endd'; did you mean 'end'?"});
}
