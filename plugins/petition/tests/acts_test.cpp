// A petition to Parliament from its first step to its last, with all that a committee may do for it.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

const boost::json::object& act_at(const boost::json::object& shown, std::size_t i) {
  return shown.at("acts").at(i).as_object();
}

}  // namespace

TEST_CASE("a committee writes, invites, asks for evidence and presses, in the open", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  portal.add_places();
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  const auto acts = Portal::path(id, "/acts");
  const auto on_page = [&](const std::string& rest) { return host.get(portal.committee, acts + rest); };
  CHECK(on_page("").page.model.at("rules").as_array().size() == 4);
  CHECK(on_page("/new?act=invitation").page.view == "petition/acts/new");
  CHECK(on_page("/new?act=applause").status == 404);

  // What is missing is told at its field, what was entered is kept; nothing happens before the preview is confirmed.
  const auto bad =
      host.post(portal.committee, acts + "/new", {{"act", "invitation"}, {"text", "Come."}, {"on", "2026-02-30"}});
  CHECK(bad.status == 422);
  CHECK(bad.page.model.at("form").at("on").at("invalid") == true);
  CHECK(bad.page.model.at("form").at("text").at("value") == "Come.");
  CHECK(host.post(portal.committee, acts + "/new", {{"act", "evidence"}, {"text", "x"}, {"body", "nobody"}}).status ==
        422);
  CHECK(host.post(portal.committee, acts + "/new", {{"act", "reminder"}, {"text", "x"}, {"duty", "debate"}}).status ==
        422);
  const auto change =
      host.post(portal.committee, acts + "/new", {{"act", "letter"}, {"text", "Hm."}, {"step", "change"}});
  CHECK(change.page.view == "petition/acts/new");
  CHECK(change.page.model.at("form").at("text").at("value") == "Hm.");
  CHECK(portal.shown(id).at("acts").as_array().empty());

  // A letter, which the author answers for the committee only.
  CHECK(portal.act(id, {{"act", "letter"}, {"text", "Which trees?"}}).status == 303);
  CHECK(portal.letters_to(portal.author, "Letter to the petitioner") == 1);
  auto shown = portal.shown(id);
  CHECK(act_at(shown, 0).at("by") == "Petitions Committee");
  CHECK_FALSE(act_at(shown, 0).contains("reply_href"));
  const auto letter = act_at(shown, 0).at("id").as_int64();
  const auto reply = [&](std::int64_t act) { return acts + "/" + std::to_string(act) + "/reply"; };
  CHECK(host.post(portal.author, reply(letter), {{"text", ""}}).status == 422);
  portal.confirmed(portal.author, reply(letter), {{"text", "Limes."}, {"published", ""}});
  CHECK(act_at(portal.shown(id), 0).at("reply").is_null());
  CHECK(on_page("").page.model.at("acts").at(0).at("reply").at("text") == "Limes.");
  CHECK(portal.letters_to_address("committee-office@example.org", "Answered") == 1);
  CHECK_FALSE(portal.told_on_timeline(id, "answered"));
  CHECK(portal.confirmed(portal.author, reply(letter), {{"text", "Oaks."}, {"published", "1"}}).status == 409);

  // An invitation, answered for everyone; who asked for news hears of it, once.
  portal.act(id, {{"act", "invitation"}, {"text", "Tell us."}, {"on", "2026-03-27"}});
  host.run_jobs();
  CHECK(portal.letters_to(portal.citizen, "Invitation to speak") == 1);
  CHECK(portal.letters_to(portal.author, "Invitation to speak") == 1);
  const auto invitation = act_at(portal.shown(id), 1).at("id").as_int64();
  portal.confirmed(portal.author, reply(invitation), {{"text", "I will come."}, {"published", "1"}});
  CHECK(act_at(portal.shown(id), 1).at("reply").at("text") == "I will come.");
  CHECK(portal.told_on_timeline(id, "Invitation to speak to the committee: answered"));

  // Evidence of a body, entered by its official.
  portal.act(id, {{"act", "evidence"}, {"text", "How many trees are there?"}, {"body", "government"}});
  CHECK(portal.letters_to_address("government@example.org", "Request for evidence") == 1);
  const auto evidence = act_at(portal.shown(id), 2).at("id").as_int64();
  CHECK(host.get(portal.author, reply(evidence)).status == 404);
  const auto outsider = host.person("parks@example.org", {{"official", "authority:parks"}});
  CHECK(host.get(outsider, reply(evidence)).status == 404);
  const auto insider = host.person("gov@example.org", {{"official", "authority:government"}});
  portal.confirmed(insider, reply(evidence), {{"text", "Three million."}});
  CHECK(act_at(portal.shown(id), 2).at("reply").at("by") == "Government");
  CHECK(portal.told_on_timeline(id, "Request for evidence: answered"));

  // 10,000 signatures, no answer: the committee presses.
  portal.add_base(id, 9993);
  portal.sign(id, portal.person(20));
  REQUIRE(portal.standing(id).support_count == 10'000);
  host.advance(std::chrono::hours{24 * 15});
  portal.act(id, {{"act", "reminder"}, {"text", "It is late."}, {"duty", "government-response"}});
  CHECK(portal.letters_to_address("government@example.org", "Pressing for an answer") == 1);
  CHECK(act_at(portal.shown(id), 3).at("duty") == "Government response");

  // A mistake stays to be seen.
  const auto withdraw = acts + "/" + std::to_string(evidence) + "/withdraw";
  CHECK(host.post(portal.committee, withdraw, {{"because", ""}}).status == 422);
  CHECK(host.post(portal.committee, withdraw, {{"because", "Wrong body."}}).status == 303);
  CHECK(host.post(portal.committee, withdraw, {{"because", "Again."}}).status == 409);
  CHECK(portal.letters_to_address("government@example.org", "Withdrawn") == 1);
  shown = portal.shown(id);
  CHECK(act_at(shown, 2).at("text") == "How many trees are there?");
  CHECK(act_at(shown, 2).at("withdrawn_because") == "Wrong body.");
  CHECK(portal.told_on_timeline(id, "Request for evidence: withdrawn"));
  const auto feed = host.get(portal.nobody, Portal::path(id, "/feed.atom")).body;
  CHECK(feed.find("Letter to the petitioner") != std::string::npos);

  // The answer comes, then the end of signing; each is told once.
  host.post(portal.official, Portal::path(id, "/duty/government-response/answer"),
            {{"summary", "We will."}, {"details", "Soon."}, {"responded_on", "2026-01-10"}});
  host.advance(std::chrono::hours{24 * 200});
  CHECK(portal.standing(id).stage == "closed");
  CHECK(portal.letters_to(portal.citizen, "Government response") == 1);
  CHECK(portal.letters_to(portal.citizen, "Closed: ") == 1);
  CHECK(portal.letters_to(portal.author, "Closed: ") == 0);
  CHECK(portal.letters_to(portal.author, "has closed") == 1);
  CHECK(host.get(portal.committee, "/petitions/acts").page.model.at("acts").as_array().size() == 4);
}

TEST_CASE("two clicks on the button are one act", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto target = Portal::path(id, "/acts/new");
  const auto preview = portal.host.post(portal.committee, target, {{"act", "letter"}, {"text", "Once."}});
  std::string request;
  for (const auto& field : preview.page.model.at("fields").as_array()) {
    if (field.at("name") == "request") request = field.at("value").as_string().c_str();
  }
  for (int i = 0; i < 2; ++i) {
    portal.host.post(portal.committee, target,
                     {{"act", "letter"}, {"text", "Once."}, {"request", request}, {"step", "confirm"}});
  }
  CHECK(portal.shown(id).at("acts").as_array().size() == 1);
  CHECK(portal.letters_to(portal.author, "Letter to the petitioner") == 1);
}

TEST_CASE("everyone sees who sits in the committee", "[integration]") {
  Portal portal;
  const auto model = portal.host.get(portal.nobody, "/petitions/committee").page.model;
  CHECK(model.at("title") == "Petitions Committee");
  const auto& committee = model.at("committees").at(0);
  REQUIRE(committee.at("members").as_array().size() == 2);
  CHECK(committee.at("members").at(0).at("group") == "River Party");
  CHECK(committee.at("rules").as_array().size() == 4);
}

TEST_CASE("what isn't public gets no acts", "[integration]") {
  Portal portal;
  const auto id = portal.supported();
  CHECK(portal.host.get(portal.committee, Portal::path(id, "/acts/new?act=letter")).status == 404);
  CHECK(portal.act(id, {{"act", "letter"}, {"text", "x"}}).status == 404);
}
