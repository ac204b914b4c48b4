#pragma once
#include <cstdint>
#include <string>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"

namespace kenes {

// Who did what to what. `details` holds no personal data beyond ids.
struct AuditEntry {
  std::int64_t person_id = 0;  // 0: the portal itself (a timer)
  std::string action;          // "petition.publish"
  std::string subject;         // "petition:7"
  boost::json::object details = {};
};

// Appended in the caller's transaction; the table takes no UPDATE or DELETE. [any thread]
class KENES_API Audit {
 public:
  virtual ~Audit();
  virtual void record(soci::session& sql, const AuditEntry& entry) = 0;
};

}  // namespace kenes
