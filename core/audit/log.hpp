#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kenes/audit.hpp"
#include "kenes/time.hpp"

namespace kenes::audit {

struct Record {
  std::int64_t id = 0;
  Time at;
  AuditEntry entry;
};

// What to show; empty fields don't restrict.
struct Filter {
  std::string subject = "";
  std::string action = "";
  std::int64_t person_id = 0;
};

// kenes.audit, to which rows are only ever added. [any thread]
class Log final : public Audit {
 public:
  explicit Log(const Clock& clock);
  ~Log() override;

  // Throws std::invalid_argument without an action or subject.
  void record(soci::session& sql, const AuditEntry& entry) override;

  // The newest first, at most `limit`, only those older than the record `before` (0: from the newest on).
  static std::vector<Record> page(soci::session& sql, const Filter& filter, std::int64_t before, int limit);

 private:
  const Clock& clock_;
};

}  // namespace kenes::audit
