#pragma once
// The support ledger: append-only entries, one person one support, group commit.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/participation/submission.hpp"

namespace kenes::participation {

// Where a support comes from: kept beside it for some time, apart from the log, never logged. Personal data. "" for
// what isn't known.
struct SupportOrigin {
  std::string network;      // as network_of (kenes/network.hpp) writes it
  std::string mail_domain;  // in lower case
  std::string provider;     // how they signed in (Actor::sign_in), or `paper`

  static constexpr const char* paper = "paper";  // entered by an official from a list on paper
};

struct SupportRequest {
  std::int64_t submission_id = 0;
  std::int64_t person_id = 0;
  std::string person_key;  // Actor::person_key; stored only as a keyed hash
  std::string territory;   // code, checked by the caller; "" unknown
  // The name under which the person consents to be shown to everyone; "" nameless. Kept only where the process shows
  // names, apart from the ledger, in the same transaction.
  std::string public_name = "";
  SupportOrigin origin = {};
  std::vector<std::string> former_keys = {};  // Actor::former_keys: a support under one of them is this person's
};

enum class SupportOutcome {
  supported,
  already_supported,
  not_collecting,
  author_excluded,
  not_found,
  invalidated  // the person's support was invalidated (see invalidations.hpp), and the person can't support again
};
enum class WithdrawOutcome { withdrawn, not_supported, not_collecting };

struct SupportResult {
  SupportOutcome outcome = SupportOutcome::not_found;
  std::int64_t number = 0;  // of this support in its submission's ledger
  std::int64_t count = 0;   // afterwards
};

struct PublicName {
  std::int64_t number = 0;  // of the support in its submission's ledger
  std::string name;
  Time at{};  // of the support
};

class KENES_API Ledger {
 public:
  virtual ~Ledger();
  // Blocks until the support is on disk. Concurrent calls are gathered: while one transaction commits, the next ones
  // queue and go into the following transaction together. **Never call it inside a transaction.** Throws as Database
  // does; then nothing is known, and asking again is safe. Throws DatabaseUnavailable too when 10,000 callers wait
  // already. Supports count one after the other: the one that meets a need moves the submission on, and those behind it
  // find the next stage. After stage_until nothing is taken, also if the deadline's timer is late. A support that is
  // there already is told in every stage.
  virtual SupportResult support(const SupportRequest& request) = 0;
  // Many at once, as if support() had been called for each at the same moment: 500 of them share a transaction, unless
  // others ask too or the submission moves on. The results are in their order. It throws when one can't be recorded;
  // the others may be, and asking for all of them again is safe.
  virtual std::vector<SupportResult> support_all(const std::vector<SupportRequest>& requests) = 0;
  // The same way. Duties whose threshold was reached stay open, unless the threshold says that they lapse. Asked again
  // after a lost connection it answers not_supported; and so it does of a support that was invalidated.
  virtual WithdrawOutcome withdraw(std::int64_t submission_id, const Actor& person) = 0;
  // The number of the person's support in its submission's ledger, also of one that was invalidated; none if there is
  // none.
  virtual std::optional<std::int64_t> number_of(soci::session& sql, std::int64_t submission_id,
                                                const Actor& person) = 0;
  // Whether the person has a support that stands.
  virtual bool has_supported(soci::session& sql, std::int64_t submission_id, const Actor& person) = 0;

  // How the person is shown; none if nameless.
  virtual std::optional<PublicName> public_name_of(soci::session& sql, std::int64_t submission_id,
                                                   const Actor& person) = 0;
  // Takes consent back and keeps the support (GDPR, Art. 7(3)). False if there was no name, or if the process requires
  // one and still collects: then the support has to be withdrawn.
  virtual bool hide_name(soci::session& sql, std::int64_t submission_id, const Actor& person) = 0;
};

}  // namespace kenes::participation
