#include "jobs/runner.hpp"

#include <unistd.h>

#include <algorithm>

#include "jobs/policy.hpp"

namespace kenes::jobs {
namespace {

// Of this process and start, so that a node that comes back doesn't mistake its predecessor's leases for its own.
std::string name_of_node() {
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + ":" + std::to_string(::getpid()) + ":" + std::to_string(std::random_device{}());
}

}  // namespace

Runner::Runner(Database& database, Queue& queue, const Clock& clock, spdlog::logger& log, RunnerSettings settings)
    : database_(database),
      queue_(queue),
      clock_(clock),
      log_(log),
      settings_(settings),
      node_(name_of_node()),
      bell_(std::make_shared<Bell>(settings.threads)),
      random_(std::random_device{}()) {
  queue_.listen(bell_);
}

Runner::~Runner() {
  stop();
}

void Runner::handle(std::string kind, Handler handler) {
  kinds_.push_back(kind);
  handlers_.emplace(std::move(kind), std::move(handler));
}

void Runner::every(std::string kind, std::chrono::seconds interval, Handler handler) {
  timers_[kind] = interval;
  handle(std::move(kind), std::move(handler));
}

void Runner::start() {
  if (!threads_.empty() || handlers_.empty()) return;
  bell_->open();
  for (int i = 0; i < std::max(1, settings_.threads); ++i) threads_.emplace_back([this] { work(); });
  threads_.emplace_back([this] { keep_house(); });
}

void Runner::stop() {
  bell_->close();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Runner::work() {
  do {
    while (!bell_->closed() && work_once()) {
    }
  } while (bell_->wait(settings_.poll));
}

bool Runner::work_once() {
  try {
    const auto now = clock_.now();
    const auto job =
        database_.write([&](soci::session& sql) { return take(sql, kinds_, node_, now, now + settings_.lease); });
    if (!job) return false;
    bell_->ring();  // where one was, there may be more: the next thread looks while this one works
    perform(*job);
    return true;
  } catch (const DatabaseUnavailable&) {
    return false;  // said by whoever answers visitors; tried again at the next look
  } catch (const std::exception& error) {
    log_.error("jobs can't be taken: {}", code_of(error));
    return false;
  }
}

void Runner::perform(const TakenJob& job) {
  {
    const std::lock_guard lock(mutex_);
    at_work_.insert(job.id);
  }
  ++counters_.running;
  const auto error = call(job);
  // What was done must not be done again only because the database is away for a moment.
  for (const auto until = std::chrono::steady_clock::now() + settings_.lease;;) {
    try {
      database_.write([&](soci::session& sql) { finish(sql, job, error); });
      break;
    } catch (const std::exception& fault) {
      const bool late = std::chrono::steady_clock::now() > until;
      if (late || !bell_->sleep(std::chrono::milliseconds(500))) {
        log_.error("the end of job {} ({}) could not be noted and it will run again: {}", job.id, job.kind,
                   code_of(fault));
        break;
      }
    }
  }
  --counters_.running;
  error.empty() ? ++counters_.done : job.attempts < max_attempts ? ++counters_.retried : ++counters_.failed;
  const std::lock_guard lock(mutex_);
  at_work_.erase(job.id);
}

std::string Runner::call(const TakenJob& job) {
  std::string code = "unknown";
  try {
    handlers_.at(job.kind)(job.payload);
    return "";
  } catch (const std::exception& error) {
    code = code_of(error);
  } catch (...) {
  }
  log_.warn("job {} ({}) failed in attempt {} of {}: {}", job.id, job.kind, job.attempts, max_attempts, code);
  return code;
}

}  // namespace kenes::jobs
