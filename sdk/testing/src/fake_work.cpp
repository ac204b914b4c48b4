#include "fake_work.hpp"

#include <algorithm>
#include <stdexcept>

namespace kenes::testing {

void JobList::add(const JobRequest& job) {
  const std::lock_guard lock(mutex_);
  const bool is_waiting =
      !job.unique_key.empty() && std::any_of(by_time_.begin(), by_time_.end(), [&](const auto& other) {
        return other.second.kind == job.kind && other.second.unique_key == job.unique_key;
      });
  if (!is_waiting) by_time_.emplace(job.at, job);
}

void JobList::remove(const std::string& kind, const std::string& unique_key) {
  const std::lock_guard lock(mutex_);
  std::erase_if(by_time_,
                [&](const auto& job) { return job.second.kind == kind && job.second.unique_key == unique_key; });
}

std::optional<JobRequest> JobList::take(Time until) {
  const std::lock_guard lock(mutex_);
  if (by_time_.empty() || by_time_.begin()->first > until) return {};
  auto job = std::move(by_time_.begin()->second);
  by_time_.erase(by_time_.begin());
  return job;
}

std::vector<JobRequest> JobList::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<JobRequest> jobs;
  for (const auto& [at, job] : by_time_) jobs.push_back(job);
  return jobs;
}

void FakeJobs::enqueue(soci::session& sql, const JobRequest& job) {
  if (!kinds_.contains(job.kind)) {
    throw std::logic_error("job kind '" + job.kind + "' was not declared by this plugin: Registrar::job");
  }
  database_.on_commit(sql, [this, job] { list_.add(job); });
}

void FakeJobs::cancel(soci::session& sql, const std::string& kind, const std::string& unique_key) {
  database_.on_commit(sql, [this, kind, unique_key] { list_.remove(kind, unique_key); });
}

void FakeMailer::send(soci::session& sql, const MailMessage& message) {
  if (message.person_id == 0 && message.address.empty()) throw std::logic_error("a mail needs a person or an address");
  database_.on_commit(sql, [this, message] {
    const bool was_sent = !message.unique_key.empty() && std::any_of(sent.begin(), sent.end(), [&](const auto& other) {
      return other.unique_key == message.unique_key;
    });
    if (!was_sent) sent.push_back(message);
  });
}

std::string FakeMailer::language_of(soci::session&, std::int64_t person_id) {
  const auto found = languages.find(person_id);
  return found == languages.end() ? "en" : found->second;
}

void FakeAudit::record(soci::session& sql, const AuditEntry& entry) {
  if (entry.action.empty() || entry.subject.empty())
    throw std::logic_error("an audit entry needs an action and a subject");
  database_.on_commit(sql, [this, entry] { into_.push_back({plugin_, entry}); });
}

}  // namespace kenes::testing
