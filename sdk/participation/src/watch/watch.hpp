#pragma once
#include <map>
#include <optional>

#include "kenes/host.hpp"
#include "kenes/participation/watch.hpp"

namespace kenes::participation {

class KitWatch : public Watch {
 public:
  explicit KitWatch(Host& host) : host_(host) {}

  void use(std::string_view service, WatchRules rules) override;
  std::vector<SurgingSubmission> surging(soci::session& sql, std::string_view service, Time before,
                                         std::int64_t before_id, int limit) override;
  std::int64_t surging_since(soci::session& sql, std::string_view service, Time since) override;
  std::vector<Surge> surges_of(soci::session& sql, std::int64_t submission_id) override;
  std::vector<SupportRate> rates(soci::session& sql, std::int64_t submission_id, Time from, Time until) override;
  std::vector<SourceRate> most_frequent(soci::session& sql, std::int64_t submission_id, SupportSource source, Time from,
                                        Time until, int limit) override;

  // Reads what has come in, a few thousand supports in a transaction. [a job]
  void look();
  // Counts into what is usual where nothing has come in since; forgets old rates, and what is usual of sources that
  // weren't seen for long. [a job]
  void forget();

 private:
  const WatchRules& rules_of(const std::string& service) const;
  bool read_part(std::int64_t submission_id, const std::string& service);
  void count_quiet();

  Host& host_;
  std::map<std::string, WatchRules, std::less<>> rules_;
};

// Entries of a ledger that were read at once.
struct ReadPart {
  std::int64_t after = 0, until = 0;
  std::optional<Time> latest;  // of its supports; none: they were of no kind that is watched
};

// Reads the next supports of the submission into its rates: at most 5,000. None if there was nothing more to read. The
// submission's row isn't locked, so nobody who signs waits. [in transaction]
std::optional<ReadPart> read_rates(soci::session& sql, std::int64_t submission_id, const std::string& service);
// Compares the window that ends at `at` with what is usual, and keeps what is a surge. [in transaction, after
// read_rates]
void judge(soci::session& sql, std::int64_t submission_id, Time at, const WatchRules& rules);
// Counts rates up to that time into what is usual in the portal, but for what a source gave while it surged. Not what
// may still turn out to be a surge: `until` is a window before the latest support that was judged. [in transaction]
void count_usual(soci::session& sql, std::int64_t submission_id, Time until);
// Sets the marks of the surges that were seen in the window that ends at `at`, on supports that are read already: on
// some at a time, in the order of their numbers, since the ledger changes the same rows when it invalidates supports.
// False: there are no more. [in transaction]
bool mark_surges(soci::session& sql, std::int64_t submission_id, Time at);
// Marks what came from domains of addresses that are thrown away.
void mark_disposable(soci::session& sql, std::int64_t submission_id, const ReadPart& part, const WatchRules& rules);

std::string_view to_word(SupportSource source);
SupportSource source_from(std::string_view word);

}  // namespace kenes::participation
