#pragma once
// Moderators invalidate supports, many at once, with a reason that everyone reads, and bring them back. Each support
// that is invalidated or restored is an entry of the ledger and of its public log (support_log.hpp); counts, counts by
// place, public names and what thresholds opened follow by the same rules as when supports are withdrawn. A stage that
// was left because enough had supported is not entered again: that takes a decision.
//
// The work is done by a job in parts of 1,000 supports, each a transaction with its progress: it goes on where it was
// after a killed process, and no support is dealt with twice.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// Which supports of a submission: those that fulfil every condition that is named; of a list, one of its members.
// Networks, domains, providers and marks are the traces that are kept beside supports for some time.
struct SupportFilter {
  std::optional<Time> from, until;             // of the support; `until` is the first moment that isn't meant
  std::vector<std::string> networks = {};      // normal_network: "192.0.2.0/24", "2001:db8::/32"
  std::vector<std::string> mail_domains = {};  // "example.org"
  std::vector<std::string> providers = {};     // how they signed in: "email", "eid"
  int marks = 0;                               // bits; any of them
  std::vector<std::int64_t> numbers = {};      // of supports; at most most_numbers
  std::int64_t up_to = 0;  // with no greater number: what comes in after a preview isn't meant; 0: all there are now

  static constexpr std::size_t most_numbers = 20'000;
  KENES_API bool names_nothing() const;
};

// The network that was meant, in the one form in which it is compared; none if it is none. An address is a network of
// one.
KENES_API std::optional<std::string> normal_network(std::string_view text);

struct Tally {
  std::string key;  // "" for those of which nothing is known
  std::int64_t count = 0;
};

// A support without whose it is.
struct SupportTrace {
  std::int64_t number = 0;
  Time at{};
  std::string territory, network, mail_domain, provider;
  int marks = 0;
};

// A number that the count would fall below.
struct Falling {
  std::string duty;  // that the number opened; "": the need of the stage
  std::int64_t total = 0;
  bool lapses = false;  // the duty, if it isn't met yet
};

struct InvalidationPreview {
  SupportFilter filter;  // as it was asked for, with up_to
  std::int64_t supports = 0;
  std::int64_t count_now = 0, count_after = 0;
  std::vector<Tally> networks, mail_domains, providers, territories;  // the most frequent first, at most 10 each
  std::vector<SupportTrace> sample;                                   // at most 20, by chance
  std::vector<Falling> falls_below;
};

enum class InvalidationState { running, done, cancelled, undoing, undone };

struct Invalidation {
  std::int64_t id = 0, submission_id = 0;
  std::string reason;  // for everyone
  SupportFilter filter;
  InvalidationState state = InvalidationState::running;
  std::int64_t expected = 0;  // how many there were when it was confirmed
  std::int64_t invalidated = 0, restored = 0;
  Time began_at{};
  std::int64_t began_by = 0;
  std::optional<Time> ended_at;   // done or cancelled
  std::optional<Time> undone_at;  // asked for
  std::string undone_because;     // for everyone

  bool at_work() const { return state == InvalidationState::running || state == InvalidationState::undoing; }
  bool can_be_undone() const {
    return (state == InvalidationState::done || state == InvalidationState::cancelled) && invalidated > 0;
  }
};

struct NewInvalidation {
  std::int64_t submission_id = 0;
  SupportFilter filter;       // of the preview
  std::int64_t expected = 0;  // by the preview
  std::string reason;         // for everyone; at most longest_reason characters

  static constexpr int longest_reason = 300;
};

class KENES_API Invalidations {
 public:
  virtual ~Invalidations();
  // What would happen. Reads all supports of the submission that can be meant: for a person who waits, not for a page
  // that many look at. None if there is no such submission.
  virtual std::optional<InvalidationPreview> preview(soci::session& sql, std::int64_t submission_id,
                                                     const SupportFilter& filter) = 0;
  // Asks for the work, which begins when the transaction has committed. Audited. Errors: "not_found", "no_condition",
  // "nothing" (no support is meant), "changed" (not as many are meant as were expected: somebody has withdrawn, say),
  // "reason" (none, or too long), "working" (another one of this submission is at work).
  virtual Result<Invalidation> begin(soci::session& sql, const NewInvalidation& wanted, const Actor& by) = 0;
  // Stops it where it is; what is invalidated stays so, and may be undone. Errors: "not_found", "not_running".
  virtual Result<Invalidation> cancel(soci::session& sql, std::int64_t id, const Actor& by) = 0;
  // Brings back what it invalidated. Audited. Errors: "not_found", "reason", "not_done" (it is at work, or undone
  // already), "working".
  virtual Result<Invalidation> undo(soci::session& sql, std::int64_t id, const std::string& because,
                                    const Actor& by) = 0;

  virtual std::optional<Invalidation> find(soci::session& sql, std::int64_t id) = 0;
  // The latest first, with ids below `before`; 0: from the latest.
  virtual std::vector<Invalidation> list(soci::session& sql, std::int64_t submission_id, std::int64_t before,
                                         int limit) = 0;
  // The one by which the person's support doesn't count now.
  virtual std::optional<Invalidation> of_person(soci::session& sql, std::int64_t submission_id,
                                                const Actor& person) = 0;
};

}  // namespace kenes::participation
