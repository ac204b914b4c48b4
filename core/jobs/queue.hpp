#pragma once
#include <functional>
#include <mutex>
#include <vector>

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

  // `wake` is called after each commit that asked for a job which is due. It must be quick. Before threads are started.
  void on_work(std::function<void()> wake);

 private:
  const Clock& clock_;
  std::vector<std::function<void()>> wakes_;
};

}  // namespace kenes::jobs
