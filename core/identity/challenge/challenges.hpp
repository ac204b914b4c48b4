#pragma once
#include "kenes/challenges.hpp"
#include "kenes/database.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// What others ask for a price on an action. The references must outlive it. [any thread]
class PortalChallenges final : public Challenges {
 public:
  // From fetching to sending the form: slow telephones and slow writers.
  static constexpr std::chrono::minutes lifetime{20};

  PortalChallenges(Database& database, const Clock& clock, const Secrets& secrets)
      : database_(database), clock_(clock), secrets_(secrets) {}

  boost::json::object issue(std::string_view scope, int effort) override;
  ProofState spend_solution(std::string_view scope, std::string_view payload) override;
  WaitingPlace wait(std::string_view scope, std::string_view line, std::chrono::seconds wait) override;
  std::chrono::seconds still_to_wait(std::string_view scope, std::string_view token) override;
  ProofState spend_place(std::string_view scope, std::string_view token) override;

 private:
  std::string scope_hash(std::string_view scope) const;

  Database& database_;
  const Clock& clock_;
  const Secrets& secrets_;
};

}  // namespace kenes::identity
