#include <catch2/catch.hpp>

#include "identity/challenge/altcha.hpp"
#include "identity/challenge/waiting.hpp"
#include "kenes/base64.hpp"
#include "kenes/digest.hpp"
#include "secrets/keyed_secrets.hpp"

using namespace kenes;
using namespace kenes::identity;
using namespace std::chrono_literals;

namespace {

const Time now = from_micros(1'767'268'800'000'000), expires = now + 20min;
constexpr auto scope = "petitions/7/12";

std::string text(const boost::json::value& value) {
  return std::string(value.as_string());
}

// As the widget does it.
boost::json::object solved(const boost::json::object& challenge) {
  const auto salt = text(challenge.at("salt")), wanted = text(challenge.at("challenge"));
  const auto most = challenge.at("maxnumber").as_int64();
  for (std::int64_t number = 0; number <= most; ++number) {
    if (hex(sha256(salt + std::to_string(number))) != wanted) continue;
    return {{"algorithm", "SHA-256"}, {"challenge", wanted}, {"number", number},
            {"salt", salt},           {"took", 12},          {"signature", challenge.at("signature")}};
  }
  FAIL("no number within maxnumber solves the challenge");
  return {};
}

struct Desk {
  secrets::KeyedSecrets secrets{"0123456789abcdef0123456789abcdef"};
  boost::json::object issue() { return issue_challenge(secrets, scope, 1'000, expires); }
  ProofState judge(const boost::json::object& solution, Time at = now, std::string_view of = scope) {
    return judge_solution(secrets, of, to_base64(boost::json::serialize(solution)), at).proof;
  }
};

template <class Value>
boost::json::object with(boost::json::object solution, std::string_view key, const Value& value) {
  solution[key] = boost::json::value_from(value);
  return solution;
}

}  // namespace

TEST_CASE("a challenge has the form that ALTCHA's widget reads") {
  Desk desk;
  const auto challenge = desk.issue();
  CHECK(challenge.at("algorithm") == "SHA-256");
  CHECK(challenge.at("maxnumber") == 1'000);
  CHECK(text(challenge.at("challenge")).size() == 64);
  CHECK(text(challenge.at("signature")).size() == 64);
  CHECK(text(challenge.at("salt")).find("?expires=1767270000&") != std::string::npos);
  CHECK(desk.issue().at("challenge") != challenge.at("challenge"));
}

TEST_CASE("a solution is good until it expires, for what it was issued for") {
  Desk desk;
  const auto solution = solved(desk.issue());
  CHECK(desk.judge(solution) == ProofState::good);
  CHECK(desk.judge(solution, expires - 1us) == ProofState::good);
  CHECK(desk.judge(solution, expires) == ProofState::expired);
  CHECK(desk.judge(solution, now, "petitions/8/12") == ProofState::wrong);
  CHECK(desk.judge(solution, now, "petitions/7/13") == ProofState::wrong);
  secrets::KeyedSecrets other("another key, which another portal has");
  CHECK(judge_solution(other, scope, to_base64(boost::json::serialize(solution)), now).proof == ProofState::wrong);
}

TEST_CASE("what was changed or not solved is refused") {
  Desk desk;
  const auto solution = solved(desk.issue());
  const auto number = solution.at("number").as_int64();
  CHECK(desk.judge(with(solution, "number", number + 1)) == ProofState::wrong);
  CHECK(desk.judge(with(solution, "number", -1)) == ProofState::malformed);
  CHECK(desk.judge(with(solution, "number", "1")) == ProofState::malformed);
  CHECK(desk.judge(with(solution, "signature", std::string(64, '0'))) == ProofState::wrong);
  CHECK(desk.judge(with(solution, "signature", "")) == ProofState::wrong);
  CHECK(desk.judge(with(solution, "algorithm", "SHA-1")) == ProofState::malformed);
  auto later = text(solution.at("salt"));
  later.replace(later.find("1767270000"), 10, "1867270000");
  CHECK(desk.judge(with(solution, "salt", later)) == ProofState::wrong);
  const auto own = hex(sha256(later + "5"));
  CHECK(desk.judge(with(with(with(solution, "salt", later), "challenge", own), "number", 5)) == ProofState::wrong);
}

TEST_CASE("digits can't be moved from the number into the time of expiry") {
  Desk desk;
  auto solution = solved(desk.issue());
  for (int i = 0; i < 20 && solution.at("number").as_int64() < 100; ++i) solution = solved(desk.issue());
  const auto digits = std::to_string(solution.at("number").as_int64());
  REQUIRE(digits.size() > 1);
  const auto salt = text(solution.at("salt"));
  // The same bytes are hashed, so the challenge and its signature still fit.
  const auto moved = with(with(solution, "salt", salt + digits[0]), "number", std::stoll(digits.substr(1)));
  CHECK(desk.judge(moved) == ProofState::malformed);
  CHECK(desk.judge(moved, expires + 1h) == ProofState::malformed);
}

TEST_CASE("what isn't a solution at all is refused without an exception") {
  Desk desk;
  const auto judged = [&](const std::string& payload) {
    return judge_solution(desk.secrets, scope, payload, now).proof;
  };
  for (const char* json : {"", "{}", "[]", "null", "7", "{\"algorithm\":\"SHA-256\"}",
                           R"({"algorithm":"SHA-256","number":1})", R"({"algorithm":"SHA-256","number":1,"salt":"&"})",
                           R"({"algorithm":"SHA-256","number":1,"salt":"?expires=&","challenge":7})",
                           R"({"algorithm":"SHA-256","number":1,"salt":"?expires=99999999999999999999&"})"}) {
    CAPTURE(json);
    CHECK(judged(to_base64(json)) == ProofState::malformed);
  }
  CHECK(judged("not base 64") == ProofState::malformed);
  CHECK(judged(to_base64(std::string(5'000, '['))) == ProofState::malformed);
}

TEST_CASE("a place in the line is good from when it is ready") {
  Desk desk;
  const auto place = make_place(desk.secrets, scope, now + 30s, expires);
  const auto judged = [&](std::string_view token, Time at, std::string_view of = scope) {
    return judge_place(desk.secrets, of, token, at).proof;
  };
  CHECK(judged(place.token, now) == ProofState::early);
  CHECK(judged(place.token, now + 30s) == ProofState::good);
  CHECK(judged(place.token, expires) == ProofState::expired);
  CHECK(judged(place.token, now + 30s, "petitions/8/12") == ProofState::wrong);
  auto sooner = place.token;
  sooner.replace(sooner.find(std::to_string(micros(now + 30s))), 16, std::to_string(micros(now)));
  CHECK(judged(sooner, now) == ProofState::wrong);
  for (const char* token : {"", ".", "a.b.c.d", "....."}) {
    CAPTURE(token);
    CHECK(judged(token, now) != ProofState::good);
    CHECK(judged(token, now) != ProofState::early);
  }
}
