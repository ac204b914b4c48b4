// A signature is paid for in time while somebody may be signing by machine.
#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "kenes/base64.hpp"
#include "kenes/challenges.hpp"
#include "kenes/digest.hpp"
#include "tests/surge.hpp"

using namespace kenes;
using namespace std::chrono_literals;
using kenes::petition::test::Portal;
using kenes::petition::test::surge;

namespace {

boost::json::object settings(const char* when) {
  return {{"challenge", when}, {"challenge_effort", 1'000}};
}

struct Paid : Portal {
  // Support behind the shared link is paid for as well, so the petition comes into being before it is asked.
  explicit Paid(const char* when) : Portal(settings(when)), id(made()) {}

  std::int64_t made() {
    const auto draft_id = draft();
    host.post(author, path(draft_id, "/submit"), {});
    for (int i = 1; i <= 5; ++i) {
      const auto by = person(i);
      host.post(by, path(draft_id, "/support/" + token(draft_id)),
                {{"name", "Ann"}, {"place", "Leeds"}, {"altcha", solve(by, draft_id)}});
    }
    decide(draft_id, {{"outcome", "publish"}});
    return draft_id;
  }
  // As the widget does it; "" where nothing is asked.
  std::string solve(const Actor& by, std::int64_t of) {
    const auto answer = host.get(by, path(of, "/sign/challenge.json"));
    if (answer.status != 200) return {};
    const auto challenge = boost::json::parse(answer.body).as_object();
    const std::string salt(challenge.at("salt").as_string()), wanted(challenge.at("challenge").as_string());
    std::int64_t number = 0;
    while (hex(sha256(salt + std::to_string(number))) != wanted) ++number;
    return to_base64(boost::json::serialize(boost::json::object{{"algorithm", "SHA-256"},
                                                                {"challenge", wanted},
                                                                {"number", number},
                                                                {"salt", salt},
                                                                {"signature", challenge.at("signature")}}));
  }
  std::string signed_to(const Actor& by, const std::string& altcha = "", const std::string& turn = "") {
    return location(
        host.post(by, path(id, "/sign"), {{"name", "Ann"}, {"place", "Leeds"}, {"altcha", altcha}, {"turn", turn}}));
  }
  bool is_asked(const Actor& by) { return host.get(by, path(id, "/sign")).page.model.at("challenge").is_object(); }
  std::int64_t count() { return standing(id).support_count; }
  std::string turn_in(const std::string& address) { return address.substr(address.find("turn=") + 5); }

  std::int64_t id;
};

}  // namespace

TEST_CASE("nothing is asked where the service doesn't ask it", "[integration]") {
  Paid portal("off");
  CHECK_FALSE(portal.is_asked(portal.citizen));
  CHECK(portal.host.get(portal.citizen, Portal::path(portal.id, "/sign/challenge.json")).status == 404);
  CHECK(portal.signed_to(portal.citizen) == Portal::path(portal.id, "/signed"));
}

TEST_CASE("a solved challenge signs once, for who got it and what it is for", "[integration]") {
  Paid portal("always");
  const auto before = portal.count();
  CHECK(portal.is_asked(portal.citizen));
  CHECK(portal.host.get(portal.nobody, Portal::path(portal.id, "/sign")).page.model.at("challenge").is_null());
  const auto form = Portal::path(portal.id, "/sign?name=Ann");
  const auto other = portal.draft({{"action", "Another one"}, {"background", "Why"}, {"additional_details", ""}});
  portal.host.take_flashes();
  CHECK(portal.signed_to(portal.citizen, portal.solve(portal.citizen, other)) == form);
  CHECK(portal.signed_to(portal.citizen, portal.solve(portal.person(30), portal.id)) == form);
  CHECK(portal.signed_to(portal.citizen, "bm9uc2Vuc2U=") == form);
  const auto flashes = portal.host.take_flashes();
  REQUIRE(flashes.size() == 3);
  CHECK(flashes[0].text.find("not counted yet") != std::string::npos);
  CHECK(portal.count() == before);

  const auto late = portal.solve(portal.citizen, portal.id);
  portal.host.advance(20min);
  CHECK(portal.signed_to(portal.citizen, late) == form);
  const auto good = portal.solve(portal.citizen, portal.id);
  CHECK(portal.signed_to(portal.citizen, good) == Portal::path(portal.id, "/signed"));
  CHECK(portal.count() == before + 1);
  // Who sends the form twice is told that they have signed.
  CHECK(portal.signed_to(portal.citizen, good) == Portal::path(portal.id, "/signed"));
  portal.host.post(portal.citizen, Portal::path(portal.id, "/withdraw"), {});
  CHECK(portal.signed_to(portal.citizen, good) == form);
  CHECK(portal.count() == before);
}

TEST_CASE("of two who show one solution at the same moment one signs", "[integration]") {
  Paid portal("always");
  const auto good = portal.solve(portal.citizen, portal.id);
  auto* challenges = portal.host.host("petition").find<Challenges>();
  const auto scope = "petitions/" + std::to_string(portal.id) + "/" + std::to_string(portal.citizen.person_id);
  std::vector<ProofState> found(8);
  {
    std::vector<std::thread> crowd;
    for (auto& one : found) crowd.emplace_back([&] { one = challenges->spend_solution(scope, good); });
    for (auto& thread : crowd) thread.join();
  }
  CHECK(std::count(found.begin(), found.end(), ProofState::good) == 1);
  CHECK(std::count(found.begin(), found.end(), ProofState::spent) == 7);
}

TEST_CASE("a surge begins to ask, of those whose identity isn't proved", "[integration]") {
  Paid portal("surge");
  CHECK_FALSE(portal.is_asked(portal.citizen));
  surge(portal, portal.id);
  CHECK(portal.is_asked(portal.citizen));
  CHECK(portal.signed_to(portal.citizen).find("/sign/line?") != std::string::npos);
  auto proved = portal.person(40);
  proved.assurance = Assurance::high;
  CHECK_FALSE(portal.is_asked(proved));
  CHECK(portal.signed_to(proved) == Portal::path(portal.id, "/signed"));
  CHECK(portal.signed_to(portal.citizen, portal.solve(portal.citizen, portal.id)) ==
        Portal::path(portal.id, "/signed"));
  portal.host.advance(3h);
  CHECK_FALSE(portal.is_asked(portal.person(41)));
}

TEST_CASE("without JavaScript one waits in a line and loses nothing", "[integration]") {
  Paid portal("always");
  const auto before = portal.count();
  const auto address = portal.signed_to(portal.citizen);
  REQUIRE(address.starts_with(Portal::path(portal.id, "/sign/line?name=Ann&turn=")));
  const auto waiting = portal.host.get(portal.citizen, address);
  CHECK(waiting.page.model.at("title") == "Wait a little, then sign");
  REQUIRE(waiting.headers.size() == 1);
  CHECK(waiting.headers[0].name == "Refresh");
  CHECK(waiting.headers[0].value == "30");
  CHECK(waiting.page.model.at("fields").as_array().size() == 2);
  CHECK(waiting.page.model.at("form_action").as_string() == Portal::path(portal.id, "/sign"));

  const auto turn = portal.turn_in(address);
  CHECK(portal.signed_to(portal.citizen, "", turn) == address);  // too early: still the same place
  // Whoever comes after it from the same network waits a little longer.
  const auto next = portal.host.get(portal.person(50), portal.signed_to(portal.person(50)));
  CHECK(next.headers.at(0).value == "33");
  portal.host.advance(30s);
  const auto ready = portal.host.get(portal.citizen, address);
  CHECK(ready.page.model.at("title") == "You can sign now");
  CHECK(ready.headers.empty());
  // The place is nobody else's.
  CHECK(portal.signed_to(portal.person(51), "", turn) == Portal::path(portal.id, "/sign?name=Ann"));
  CHECK(portal.signed_to(portal.citizen, "", turn) == Portal::path(portal.id, "/signed"));
  CHECK(portal.count() == before + 1);
  portal.host.post(portal.citizen, Portal::path(portal.id, "/withdraw"), {});
  CHECK(portal.signed_to(portal.citizen, "", turn) == Portal::path(portal.id, "/sign?name=Ann"));
  CHECK(portal.count() == before);
}
