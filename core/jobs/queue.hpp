#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "jobs/bell.hpp"
#include "kenes/jobs.hpp"

namespace kenes::jobs {

// Asking for work: rows of kenes.job. Whoever runs jobs in this process is woken as soon as the transaction has
// committed; other nodes look every half second. [any thread]
class Queue final : public Jobs {
 public:
  explicit Queue(const Clock& clock);
  ~Queue() override;

  void enqueue(soci::session& sql, const JobRequest& job) override;
  void cancel(soci::session& sql, const std::string& kind, const std::string& unique_key) override;

  // Rung after each commit that asked for a job which is due.
  void listen(const std::shared_ptr<Bell>& bell);

 private:
  const Clock& clock_;
  std::mutex mutex_;
  std::vector<std::weak_ptr<Bell>> bells_;
};

}  // namespace kenes::jobs
