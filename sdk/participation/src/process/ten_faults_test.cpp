#include <catch2/catch.hpp>

#include "test_support/files.hpp"

using namespace kenes::participation;

TEST_CASE("ten different faults give ten messages, each with its line and what to do") {
  const auto faults = test::faults_of(R"([process]
key = "faulty"
title = "Faulty"
calender = "kz.toml"

[eligibility]
author = { assurance = "hihg" }
support = { citizenship = ["Kazakhstan"] }

[[stage]]
id = "draft"
kind = "draft"
visible = "author"
then = "opne"
title = "Draft"

[[stage]]
id = "open"
kind = "collect"
visible = "everyone"
within = "6 moons"
need = { supporters = 100, percent = 5 }
then = "answer"
thresholds = [ { supporters = 10, opens = "anwser" } ]
title = "Open"

[[stage]]
id = "answer"
kind = "await"
visible = "everyone"
opens = ["answer"]
title = "Answer"

[[stage]]
id = "done"
kind = "end"
visible = "everyone"
then = "draft"
title = "Done"

[[duty]]
id = "answer"
kind = "answer"
by = "{level}"
title = "Answer"
)");
  const std::vector<std::string> expected{
      "p:4: unknown key 'calender' in [process]; did you mean 'calendar'?",
      "p:7: 'assurance' must be one of none, contact, substantial, high, not 'hihg'; did you mean 'high'?",
      "p:8: 'Kazakhstan' is no country in [eligibility.support]; use two capital letters (ISO 3166-1), such as KZ",
      "p:14: stage 'draft' leads to 'opne', which is no stage; did you mean 'open'?",
      "p:21: 'within': '6 moons' is not a period",
      "p:22: stage 'open' says more than once how many must take part; write one of",
      "p:24: stage 'open' opens 'anwser', which is no duty; did you mean 'answer'?",
      "p:27: stage 'answer' has no 'then'; say which stage follows",
      "p:38: 'then' means nothing in a stage of kind \"end\"; it belongs to: draft collect await",
      "p:44: duty 'answer' leaves the authority to the level, but there are none; add [[level]] tables",
  };
  CHECK(faults.size() == expected.size());
  for (const auto& one : expected) {
    CAPTURE(one, faults);
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const auto& fault) { return fault.starts_with(one); }));
  }
}
