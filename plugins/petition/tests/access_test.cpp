// Who may open and do what: every route for everyone.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

struct Row {
  const char* method;
  const char* rest;
  // Of an open petition, for: nobody, a citizen, the author, a moderator, an official, the committee, an administrator.
  int status[7];
};

// 303 is a way on, for nobody to the sign-in.
const Row table[] = {
    {"get", "", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID.json", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/count.json", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/feed.atom", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/feed.atom", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log", {200, 200, 200, 200, 200, 200, 200}},
    {"post", "/ID/log", {422, 422, 422, 422, 422, 422, 422}},
    {"get", "/ID/log/checkpoint", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/keys", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/tile/0/000.p/1", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/tile/0/000", {404, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/log/receipt/1", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/receipt/1/file", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/receipt/1/code.svg", {200, 200, 200, 200, 200, 200, 200}},
    {"post", "/ID/log/receipt/1/mail", {303, 404, 404, 404, 404, 404, 404}},
    {"get", "/how-it-works", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/how-it-works.svg", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/places", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/new", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/new/details?action=x", {303, 200, 200, 200, 200, 200, 200}},
    {"get", "/new/letter?parked=none", {303, 303, 303, 303, 303, 303, 303}},
    {"post", "/new/letter", {303, 303, 303, 303, 303, 303, 303}},
    {"get", "/post", {303, 403, 403, 403, 403, 403, 200}},
    {"get", "/post/new", {303, 403, 403, 403, 403, 403, 200}},
    {"post", "/post/new", {303, 403, 403, 403, 403, 403, 422}},
    {"get", "/post/ID", {303, 403, 403, 404, 403, 403, 404}},
    {"get", "/post/ID/scan/1", {303, 403, 403, 404, 403, 403, 404}},
    {"get", "/post/ID/edit", {303, 403, 403, 403, 403, 403, 404}},
    {"post", "/post/ID/edit", {303, 403, 403, 403, 403, 403, 422}},
    {"get", "/post/ID/address", {303, 403, 403, 403, 403, 403, 404}},
    {"post", "/post/ID/address", {303, 403, 403, 403, 403, 403, 422}},
    {"get", "/post/ID/delete", {303, 403, 403, 403, 403, 403, 404}},
    {"post", "/post/ID/delete", {303, 403, 403, 403, 403, 403, 404}},
    {"post", "/post/ID/submit", {303, 403, 403, 403, 403, 403, 404}},
    {"get", "/post/ID/letters/1", {303, 403, 403, 403, 403, 403, 404}},
    {"post", "/post/ID/letters/1/sent", {303, 403, 403, 403, 403, 403, 404}},
    {"get", "/mine", {303, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/sign", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/sign/challenge.json", {303, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/sign/line", {303, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/support/none", {404, 404, 404, 404, 404, 404, 404}},
    {"post", "/ID/support/none", {404, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/signed", {303, 303, 303, 303, 303, 303, 303}},
    {"get", "/ID/withdraw", {303, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/withdrawn?entry=1", {303, 200, 200, 200, 200, 200, 200}},
    {"get", "/ID/log/count", {200, 200, 200, 200, 200, 200, 200}},
    {"post", "/ID/withdraw", {303, 303, 303, 303, 303, 303, 303}},
    {"get", "/ID/share", {303, 404, 200, 404, 404, 404, 404}},
    {"get", "/ID/check", {303, 404, 303, 404, 404, 404, 404}},
    {"get", "/ID/edit", {303, 404, 303, 404, 404, 404, 404}},
    {"post", "/ID/edit", {303, 404, 303, 404, 404, 404, 404}},
    {"post", "/ID/submit", {303, 404, 303, 404, 404, 404, 404}},
    {"get", "/ID/delete", {303, 404, 303, 404, 404, 404, 404}},
    {"post", "/ID/delete", {303, 404, 409, 404, 404, 404, 404}},
    {"get", "/moderate", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate", {303, 403, 403, 200, 403, 403, 200}},
    {"post", "/ID/moderate", {303, 403, 403, 303, 403, 403, 303}},
    {"post", "/ID/moderate/claim", {303, 403, 403, 303, 403, 403, 303}},
    {"post", "/ID/moderate/release", {303, 403, 403, 303, 403, 403, 303}},
    {"post", "/ID/moderate/topics", {303, 403, 403, 303, 403, 403, 303}},
    {"get", "/moderate/surges", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/moderate/surges.json", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate/watch", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate/watch.json", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate/watch/hold", {303, 403, 403, 200, 403, 403, 200}},
    {"post", "/ID/moderate/watch/hold", {303, 403, 403, 422, 403, 403, 422}},
    {"get", "/ID/moderate/watch/hold/end", {303, 403, 403, 303, 403, 403, 303}},
    {"post", "/ID/moderate/watch/hold/end", {303, 403, 403, 303, 403, 403, 303}},
    {"get", "/ID/moderate/invalidate", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate/invalidate.json", {303, 403, 403, 200, 403, 403, 200}},
    {"post", "/ID/moderate/invalidate", {303, 403, 403, 422, 403, 403, 422}},
    {"get", "/ID/moderate/invalidations", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/moderate/invalidations/1", {303, 403, 403, 404, 403, 403, 404}},
    {"post", "/ID/moderate/invalidations/1/cancel", {303, 403, 403, 404, 403, 403, 404}},
    {"get", "/ID/moderate/invalidations/1/undo", {303, 403, 403, 404, 403, 403, 404}},
    {"post", "/ID/moderate/invalidations/1/undo", {303, 403, 403, 404, 403, 403, 404}},
    {"get", "/ID/paper-lists", {303, 403, 403, 200, 403, 403, 200}},
    {"get", "/ID/paper-lists/new", {303, 403, 403, 403, 403, 403, 200}},
    {"post", "/ID/paper-lists/new", {303, 403, 403, 403, 403, 403, 422}},
    {"get", "/ID/paper-lists/1", {303, 403, 403, 404, 403, 403, 404}},
    {"get", "/duties", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/duties/work", {303, 403, 403, 403, 200, 403, 200}},
    {"get", "/committee", {200, 200, 200, 200, 200, 200, 200}},
    {"get", "/acts", {303, 403, 403, 403, 403, 200, 200}},
    {"get", "/ID/acts", {303, 403, 403, 403, 403, 200, 200}},
    {"get", "/ID/acts/new?act=letter", {303, 403, 403, 403, 403, 200, 200}},
    {"post", "/ID/acts/new", {303, 403, 403, 403, 403, 404, 404}},
    {"get", "/ID/acts/1/withdraw", {303, 403, 403, 403, 403, 200, 200}},
    {"post", "/ID/acts/1/withdraw", {303, 403, 403, 403, 403, 422, 422}},
    {"get", "/ID/acts/1/reply", {303, 404, 200, 404, 404, 404, 404}},
    {"post", "/ID/acts/1/reply", {303, 404, 422, 404, 404, 404, 404}},
    {"get", "/ID/acts/2/reply", {303, 404, 404, 404, 200, 404, 200}},
    {"post", "/ID/acts/2/reply", {303, 404, 404, 404, 422, 404, 422}},
    {"get", "/ID/drafting", {303, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/drafting/compare", {303, 404, 404, 404, 404, 404, 404}},
    {"post", "/ID/drafting/comment", {303, 404, 404, 404, 404, 404, 404}},
    {"post", "/ID/drafting/version", {303, 404, 404, 404, 404, 404, 404}},
    {"post", "/ID/drafting/accept", {303, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/correction", {303, 403, 403, 200, 403, 403, 200}},
    {"post", "/ID/correction", {303, 403, 403, 422, 403, 403, 422}},
    {"get", "/pauses", {303, 403, 403, 403, 403, 403, 200}},
    {"post", "/pauses", {303, 403, 403, 403, 403, 403, 422}},
    {"get", "/pauses/end", {303, 403, 403, 403, 403, 403, 303}},
    {"post", "/pauses/end", {303, 403, 403, 403, 403, 403, 303}},
    {"get", "/ID/news/7/0123456789012345678901234567890123456789", {404, 404, 404, 404, 404, 404, 404}},
    {"post", "/ID/news/7/0123456789012345678901234567890123456789", {404, 404, 404, 404, 404, 404, 404}},
    {"get", "/ID/duty/government-response", {303, 403, 403, 403, 200, 403, 200}},
    {"get", "/ID/duty/debate", {303, 403, 403, 403, 404, 403, 404}},
    {"post", "/ID/duty/government-response/answer", {303, 403, 403, 403, 422, 403, 422}},
    {"post", "/ID/duty/government-response/schedule", {303, 403, 403, 403, 404, 403, 404}},
    {"post", "/ID/duty/government-response/outcome", {303, 403, 403, 403, 404, 403, 404}},
};

}  // namespace

TEST_CASE("every route for everyone", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.add_base(id, 9994);
  portal.sign(id, portal.person(20));
  REQUIRE(portal.standing(id).support_count == 10'000);
  portal.act(id, {{"act", "letter"}, {"text", "Please tell us more."}});
  portal.act(id, {{"act", "evidence"}, {"text", "What is known?"}, {"body", "government"}});
  const Actor actors[] = {portal.nobody,   portal.citizen,   portal.author,   portal.moderator,
                          portal.official, portal.committee, portal.operator_};
  const char* names[] = {"nobody", "citizen", "author", "moderator", "official", "committee", "administrator"};
  for (const auto& row : table) {
    for (int i = 0; i < 7; ++i) {
      std::string target = "/petitions" + std::string(row.rest);
      if (const auto at = target.find("ID"); at != std::string::npos) target.replace(at, 2, std::to_string(id));
      INFO(row.method << " " << target << " by " << names[i]);
      const auto response = std::string_view(row.method) == "get" ? portal.host.get(actors[i], target)
                                                                  : portal.host.post(actors[i], target, {});
      CHECK(response.status == row.status[i]);
    }
  }
}

TEST_CASE("a petition behind a link is seen with it, by its author and by staff", "[integration]") {
  Portal portal;
  const auto id = portal.draft();
  portal.host.post(portal.author, Portal::path(id, "/submit"), {});
  for (const char* rest : {"", ".json", "/count.json", "/feed.atom", "/places", "/sign"}) {
    CHECK(portal.host.get(portal.citizen, Portal::path(id, rest)).status == 404);
  }
  CHECK(portal.host.get(portal.author, Portal::path(id)).status == 200);
  CHECK(portal.host.get(portal.moderator, Portal::path(id)).status == 200);
  // Open data is what everyone sees, whoever asks.
  CHECK(portal.host.get(portal.moderator, Portal::path(id, ".json")).status == 404);
  CHECK(portal.host.get(portal.nobody, Portal::path(id, "/support/" + portal.token(id))).status == 200);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == 0);
}
