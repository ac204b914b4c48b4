#pragma once
// Watching: which submissions get support faster, or from fewer sources, than is usual for them. For moderators only,
// and silent: a support that is marked was acknowledged, counts and is logged like any other, so that who attacks
// learns nothing. What changes a count is an invalidation (invalidations.hpp).
//
// A timer reads each minute what has come in since; signing itself does nothing for it but keep its traces.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// Bits of SupportFilter::marks and SupportTrace::marks.
enum class SupportMark : int { disposable_domain = 1, network_surge = 2, mail_domain_surge = 4, provider_surge = 8 };

// By what supports are told apart.
enum class SupportSource { all, network, mail_domain, provider };

// What counts as a surge in a service.
struct WatchRules {
  static constexpr std::chrono::minutes step{10};       // of rates
  static constexpr std::chrono::hours window{1};        // that is compared
  static constexpr std::chrono::hours history{7 * 24};  // with what came in before it
  static constexpr std::chrono::hours kept{60 * 24};    // rates; sooner forgotten with the traces of the supports
  // A source of which nothing is known may have this share.
  static constexpr double any_share = 0.02;
  // With fewer supports to compare with, of the submission and of the portal, nobody knows which mail domains and ways
  // to sign in are usual.
  static constexpr std::int64_t known_from = 200;

  std::int64_t least = 50;  // supports in the window: fewer are no surge
  double factor = 5;        // over what is usual
  // Beside those that are known: domains, with all below them, of addresses to throw away. In lower case, sorted.
  std::vector<std::string> disposable_domains = {};
};

// One source that gave a submission much more support than is usual: by its share of an hour's support, compared with
// its share before; all together, by the count of an hour compared with the hours of the week before.
struct Surge {
  std::int64_t id = 0, submission_id = 0;
  SupportSource source = SupportSource::all;
  std::string key;  // "192.0.2.0/24", "example.org", "email"; "" of all
  Time began_at{}, last_at{};
  std::int64_t count = 0;  // in its strongest hour
  std::int64_t usual = 0;  // in such an hour
};

struct SurgingSubmission {
  std::int64_t submission_id = 0;
  Time last_at{};
  std::vector<Surge> surges;  // the latest, at most 5
};

struct SupportRate {
  Time from{};  // of ten minutes
  std::int64_t count = 0;
};

struct SourceRate {
  std::string key;
  std::int64_t count = 0;  // in the time that was asked for
  std::int64_t usual = 0;  // by the share of the week before it, rounded
};

class KENES_API Watch {
 public:
  virtual ~Watch();
  // Of a service that isn't told of, the rules are those above. [before the portal serves]
  virtual void use(std::string_view service, WatchRules rules) = 0;
  // Those with the latest surges first: with last_at before `before` (and, of one moment, smaller ids); at most
  // `limit`.
  virtual std::vector<SurgingSubmission> surging(soci::session& sql, std::string_view service, Time before,
                                                 std::int64_t before_id, int limit) = 0;
  // How many had a surge since then.
  virtual std::int64_t surging_since(soci::session& sql, std::string_view service, Time since) = 0;
  // Of one submission, the latest first; at most 100.
  virtual std::vector<Surge> surges_of(soci::session& sql, std::int64_t submission_id) = 0;
  // How many came in each ten minutes, the oldest first; without those in which nobody came.
  virtual std::vector<SupportRate> rates(soci::session& sql, std::int64_t submission_id, Time from, Time until) = 0;
  // The most frequent sources between the two times, the most frequent first; at most `limit`. Of each ten minutes only
  // the 20 most frequent are known.
  virtual std::vector<SourceRate> most_frequent(soci::session& sql, std::int64_t submission_id, SupportSource source,
                                                Time from, Time until, int limit) = 0;
};

}  // namespace kenes::participation
