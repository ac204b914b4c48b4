#pragma once
// Jobs, mail and audit of a FakeHost: kept in memory, and only what committed.
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "fake_database.hpp"
#include "kenes/testing/fake_host.hpp"

namespace kenes::testing {

class JobList {
 public:
  void add(const JobRequest& job);
  void remove(const std::string& kind, const std::string& unique_key);
  // Takes out the first job that is due at `until` or before.
  std::optional<JobRequest> take(Time until);
  std::vector<JobRequest> all() const;

 private:
  mutable std::mutex mutex_;
  std::multimap<Time, JobRequest> by_time_;  // equal times: in the order they were asked for
};

class FakeJobs : public Jobs {
 public:
  FakeJobs(FakeDatabase& database, JobList& list, const std::set<std::string>& kinds)
      : database_(database), list_(list), kinds_(kinds) {}
  void enqueue(soci::session& sql, const JobRequest& job) override;
  void cancel(soci::session& sql, const std::string& kind, const std::string& unique_key) override;

 private:
  FakeDatabase& database_;
  JobList& list_;
  const std::set<std::string>& kinds_;
};

class FakeMailer : public Mailer {
 public:
  explicit FakeMailer(FakeDatabase& database) : database_(database) {}
  void send(soci::session& sql, const MailMessage& message) override;
  std::string language_of(soci::session&, std::int64_t person_id) override;

  std::vector<MailMessage> sent;
  std::map<std::int64_t, std::string> languages;  // of persons who chose one

 private:
  FakeDatabase& database_;
};

class FakeAudit : public Audit {
 public:
  FakeAudit(FakeDatabase& database, std::string plugin, std::vector<Audited>& into)
      : database_(database), plugin_(std::move(plugin)), into_(into) {}
  void record(soci::session& sql, const AuditEntry& entry) override;

 private:
  FakeDatabase& database_;
  std::string plugin_;
  std::vector<Audited>& into_;
};

}  // namespace kenes::testing
