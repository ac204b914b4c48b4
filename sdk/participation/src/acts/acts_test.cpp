#include "kenes/participation/acts.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

struct Committee : Portal {
  Actor clerk = host.person("clerk@example.org");

  Committee()
      : Portal(test::uk_parliament, "Europe/London",
               {{.key = "petitions-committee"}, {.key = "government"}, {.key = "parliament"}, {.key = "met-office"}}) {}

  Result<Act> act(std::int64_t id, const NewAct& wanted) {
    return write([&](soci::session& sql) { return kit->acts().carry_out(sql, id, wanted, clerk); });
  }
  std::vector<std::string> told(std::int64_t id) {
    std::vector<std::string> kinds;
    write([&](soci::session& sql) {
      for (const auto& entry : kit->timeline().read(sql, id, true)) {
        if (entry.kind.starts_with("act")) kinds.push_back(entry.kind + " " + boost::json::serialize(entry.data));
      }
    });
    return kinds;
  }
};

}  // namespace

TEST_CASE("a committee's acts are in the timeline and the audit, with what each kind asks for", "[integration]") {
  Committee portal;
  const auto id = portal.published();
  const auto letter = portal.act(id, {"letter", "Please tell us more."}).value();
  CHECK(letter.authority == "petitions-committee");
  CHECK(portal.act(id, {"invitation", "Come.", ""}).error().code == "date_required");
  CHECK(portal.act(id, {"invitation", "Come.", "2026-02-30"}).error().code == "date_required");
  const auto invitation = portal.act(id, {.rule = "invitation", .text = "Come.", .on = "2026-03-27"}).value();
  CHECK(invitation.on == "2026-03-27");
  CHECK(portal.act(id, {.rule = "evidence", .text = "What is known?", .body = "nobody"}).error().code ==
        "body_required");
  portal.act(id, {.rule = "evidence", .text = "What is known?", .body = "met-office"}).value();
  CHECK(portal.act(id, {.rule = "reminder", .text = "Now.", .duty = "debate"}).error().code == "duty_required");
  CHECK(portal.act(id, {"applaud", "Bravo."}).error().code == "unknown_act");
  CHECK(portal.act(id, {"letter", ""}).error().code == "text_required");
  CHECK(portal.act(999'999, {"letter", "x"}).error().code == "not_found");

  const auto told = portal.told(id);
  REQUIRE(told.size() == 3);
  CHECK(told[2].find("\"body\":\"met-office\"") != std::string::npos);
  int audited = 0;
  for (const auto& one : portal.host.audited()) {
    audited += one.entry.action == "participation.carry_out_act" && one.entry.person_id == portal.clerk.person_id;
  }
  CHECK(audited == 3);
}

TEST_CASE("what isn't public gets no acts", "[integration]") {
  Committee portal;
  const auto author = portal.host.person("author@example.org");
  const auto id = portal.file(author);
  CHECK(portal.act(id, {"letter", "x"}).error().code == "not_public");
}

TEST_CASE("one request is one act, however many clicks; a withdrawn act stays to be seen", "[integration]") {
  Committee portal;
  const auto id = portal.published();
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back(
        [&] { done += portal.act(id, {.rule = "letter", .text = "Once.", .request = "r1"}).has_value() ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  CHECK(done == 8);
  CHECK(portal.told(id).size() == 1);

  const auto act = portal.write([&](soci::session& sql) { return portal.kit->acts().of(sql, id).at(0); });
  const auto withdraw = [&](const std::string& because) {
    return portal.write(
        [&](soci::session& sql) { return portal.kit->acts().withdraw(sql, act.id, because, portal.clerk); });
  };
  CHECK(withdraw("").error().code == "reason_required");
  CHECK(withdraw("Sent to the wrong petition").value().withdrawn_at.has_value());
  CHECK(withdraw("Again").error().code == "withdrawn_already");
  const auto now = portal.write([&](soci::session& sql) { return portal.kit->acts().of(sql, id); });
  REQUIRE(now.size() == 1);
  CHECK(now[0].text == "Once.");
  CHECK(now[0].withdrawn_because == "Sent to the wrong petition");
  CHECK(portal.told(id).size() == 2);
  const auto latest =
      portal.write([&](soci::session& sql) { return portal.kit->acts().latest(sql, "petitions", 0, 10); });
  CHECK(latest.size() == 1);
}

TEST_CASE("faults of acts and of editing together are told with what to do") {
  const auto faults = test::faults_of(R"([process]
key = "p"
title = "P"
[[stage]]
id = "draft"
kind = "draft"
visible = "author"
together = true
then = "end"
title = "D"
[[stage]]
id = "end"
kind = "end"
visible = "author"
title = "E"
[[act]]
id = "Press"
kind = "reminder"
by = "The committee"
title = "Press"
[[act]]
id = "visit"
kind = "visit"
by = "committee"
title = "Visit"
)");
  const std::vector<std::string> expected{
      "p:8: 'together' means nothing in a stage of kind \"draft\"; it belongs to: review",
      "p:17: 'Press' can't be the id of a [[act]]",
      "p:18: the act 'Press' reminds of a duty, but there are none; add a [[duty]]",
      "p:19: 'The committee' can't be the key of the authority of an [[act]]",
      "p:23: 'kind' must be one of letter, invitation, evidence, reminder, not 'visit'",
      "p:17: the act 'Press' can never be done",
  };
  for (const auto& one : expected) {
    CAPTURE(one, faults);
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const auto& fault) { return fault.starts_with(one); }));
  }
}
