#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "http/metrics.hpp"

namespace kenes::http {
namespace {

// A number from /proc/self/statm (pages); 0 where there is none.
double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double entries(const char* folder) {
  std::error_code error;
  double count = 0;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    ++count;
  return count;
}

}  // namespace

void add_process_metrics(Metrics& metrics) {
  const auto started = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  metrics.gauge("process_resident_memory_bytes", "Memory in use", resident_bytes);
  metrics.gauge("process_open_fds", "Open files and sockets", [] { return entries("/proc/self/fd"); });
  metrics.gauge("process_threads", "Threads", [] { return entries("/proc/self/task"); });
  metrics.gauge("process_start_time_seconds", "When this process started", [started] { return started; });
}

}  // namespace kenes::http
