#include "challenge/challenge.hpp"
#include "challenge/scope.hpp"
#include "kenes/network.hpp"
#include "pages/address.hpp"

namespace kenes::petition {

namespace {

const char* word_of(ProofState proof) {
  switch (proof) {
    case ProofState::good:
      return "good";
    case ProofState::malformed:
      return "malformed";
    case ProofState::wrong:
      return "wrong";
    case ProofState::early:
      return "early";
    case ProofState::expired:
      return "expired";
    case ProofState::spent:
      break;
  }
  return "spent";
}

std::string why(const Call& call, ProofState proof) {
  const auto again = call.tr("Your signature is not counted yet. Send the form again: what you entered is kept.");
  if (proof == ProofState::expired)
    return call.tr("That took longer than the computation of your device is good for.") + " " + again;
  if (proof == ProofState::spent) return call.tr("This computation of your device was used already.") + " " + again;
  return call.tr("The computation of your device was not right.") + " " + again;
}

// The line's page with what was entered, and the token of a shared link.
std::string line_address(const Call& call, std::int64_t petition_id, const std::string& form, const std::string& turn) {
  auto to = call.url("/" + std::to_string(petition_id) + "/sign/line");
  const auto question = form.find('?');
  to += question == std::string::npos ? "?" : form.substr(question) + "&";
  const std::string link(call.request().captures.get("token"));
  if (!link.empty()) to += "link=" + encoded(link) + "&";
  return to + "turn=" + encoded(turn);
}

Response to_line(const Call& call, const Office& office, std::int64_t petition_id, const std::string& form) {
  const auto network = network_of(call.request().client);
  const auto place = office.host->find<Challenges>()->wait(
      challenge_scope(call, petition_id), call.service().slug + "/" + std::to_string(petition_id) + "/" + network,
      office.settings_of(call.service().slug).challenge.wait);
  return redirect(line_address(call, petition_id, form, place.token));
}

ProofState spend(const Call& call, const Office& office, std::int64_t petition_id) {
  auto& challenges = *office.host->find<Challenges>();
  const auto scope = challenge_scope(call, petition_id);
  const auto solution = call.request().form.get("altcha"), turn = call.request().form.get("turn");
  const auto proof = solution.empty() ? ProofState::malformed : challenges.spend_solution(scope, solution);
  // A browser that computes may stand in the line as well, from when it could not.
  return proof == ProofState::good || turn.empty() ? proof : challenges.spend_place(scope, turn);
}

}  // namespace

std::optional<Response> held_up(Call& call, const Office& office, std::int64_t petition_id, const std::string& form) {
  if (!is_challenged(call, office, petition_id)) return std::nullopt;
  const std::string turn(call.request().form.get("turn"));
  if (turn.empty() && call.request().form.get("altcha").empty()) return to_line(call, office, petition_id, form);
  const auto proof = spend(call, office, petition_id);
  if (proof == ProofState::good) return std::nullopt;
  if (proof == ProofState::early) return redirect(line_address(call, petition_id, form, turn));
  office.host->log().info("a signature for petition {} was held up, its proof is {}", petition_id, word_of(proof));
  // Somebody who sends the same form twice.
  const bool has_signed = proof == ProofState::spent && office.database().read([&](soci::session& sql) {
    return office.kit->ledger().number_of(sql, petition_id, call.actor()).has_value();
  });
  if (has_signed) return redirect(call.url("/" + std::to_string(petition_id) + "/signed"));
  call.flash("important", why(call, proof));
  return redirect(form);
}

}  // namespace kenes::petition
