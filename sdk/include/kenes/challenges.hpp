#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes {

// What somebody showed for having taken trouble.
enum class ProofState {
  good,       // and spent: nobody can show it again
  malformed,  // not of our form
  wrong,      // signed for something else, or by nobody, or solved wrongly
  early,      // the time of waiting isn't over
  expired,
  spent,
};

// A place in a line of people who wait. `token` is signed and is good once, between `ready` and `expires`.
struct WaitingPlace {
  std::string token;
  Time ready{}, expires{};
};

// A price on an action in the time of the one who acts: a computation by the visitor's browser (the challenges of
// ALTCHA, altcha.org, with SHA-256), or waiting, for those whose browser runs no scripts. Offered by the host:
// host.find<Challenges>(). No cookie and nothing about the visitor is read or kept. [any thread]
//
// `scope` says for what it is and for whom, "petition/7/12": a proof for one scope is none for another. Not longer than
// 200 characters.
class KENES_API Challenges {
 public:
  static constexpr std::string_view service_id = "kenes.challenges/1";
  virtual ~Challenges();

  // What the widget fetches. A browser tries on average `effort` / 2 numbers, and `effort` at most.
  virtual boost::json::object issue(std::string_view scope, int effort) = 0;
  // `payload`: what the widget posted. Not in a transaction: it writes in one of its own.
  virtual ProofState spend_solution(std::string_view scope, std::string_view payload) = 0;

  // A place in the line: ready in `wait`, or a tenth of it after the one before it in the same line if that is later,
  // but never later than in ten times `wait`. Who asks again for the same scope gets the same place, until it is spent
  // or expires. `line` tells those apart who mustn't wait for each other, a network say; it is kept as a keyed hash
  // until the line is empty.
  virtual WaitingPlace wait(std::string_view scope, std::string_view line, std::chrono::seconds wait) = 0;
  // How long still, rounded up; 0 if it is ready, or no place of this scope.
  virtual std::chrono::seconds still_to_wait(std::string_view scope, std::string_view token) = 0;
  virtual ProofState spend_place(std::string_view scope, std::string_view token) = 0;
};

}  // namespace kenes
