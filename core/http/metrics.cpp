#include "http/metrics.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace kenes::http {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == '"') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result;
}

// {route="/petitions",status="200"}; `extra` is the "le" of a histogram.
std::string written(const Labels& labels, const std::string& extra = "") {
  std::string result;
  for (const auto& [name, value] : labels) {
    result += fmt::format("{}{}=\"{}\"", result.empty() ? "" : ",", name, escaped(value));
  }
  if (!extra.empty()) result += fmt::format("{}le=\"{}\"", result.empty() ? "" : ",", extra);
  return result.empty() ? "" : "{" + result + "}";
}

bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && (name[0] < '0' || name[0] > '9') && std::all_of(name.begin(), name.end(), allowed);
}

std::string number(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  return fmt::format("{}", value);
}

}  // namespace

struct Metrics::Family {
  std::string help;
  std::string type;
  std::map<Labels, std::unique_ptr<Counter>> counters;
  std::map<Labels, std::function<double()>> gauges;
  std::map<Labels, std::unique_ptr<Histogram>> histograms;
};

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), buckets_(bounds_.size() + 1) {}

void Histogram::observe(double value) {
  const auto place = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  buckets_[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
  sum_micro_.fetch_add(static_cast<std::uint64_t>(std::max(0.0, value * 1e6)), std::memory_order_relaxed);
}

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

Metrics::Family& Metrics::family(const std::string& name, const std::string& help, std::string_view type) {
  if (!is_name(name)) throw std::logic_error("'" + name + "' is not a name for a metric");
  auto& place = families_[name];
  if (!place) place = std::make_unique<Family>(Family{help, std::string(type), {}, {}, {}});
  if (place->type != type) throw std::logic_error("metric '" + name + "' is a " + place->type + " already");
  return *place;
}

Counter& Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  {
    std::shared_lock reading(mutex_);
    const auto known = families_.find(name);
    if (known != families_.end() && known->second->counters.contains(labels))
      return *known->second->counters.at(labels);
  }
  std::unique_lock writing(mutex_);
  auto& place = family(name, help, "counter").counters[labels];
  if (!place) place = std::make_unique<Counter>();
  return *place;
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> read,
                    const Labels& labels) {
  std::unique_lock writing(mutex_);
  family(name, help, "gauge").gauges[labels] = std::move(read);
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help, std::vector<double> bounds,
                              const Labels& labels) {
  {
    std::shared_lock reading(mutex_);
    const auto known = families_.find(name);
    if (known != families_.end() && known->second->histograms.contains(labels))
      return *known->second->histograms.at(labels);
  }
  std::unique_lock writing(mutex_);
  auto& place = family(name, help, "histogram").histograms[labels];
  if (!place) place = std::make_unique<Histogram>(std::move(bounds));
  return *place;
}

std::string Metrics::text() const {
  std::shared_lock reading(mutex_);
  std::string out;
  for (const auto& [name, known] : families_) {
    std::string help = known->help;
    std::replace(help.begin(), help.end(), '\n', ' ');
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, known->type);
    for (const auto& [labels, counter] : known->counters)
      out += fmt::format("{}{} {}\n", name, written(labels), counter->value());
    for (const auto& [labels, read] : known->gauges)
      out += fmt::format("{}{} {}\n", name, written(labels), number(read()));
    for (const auto& [labels, histogram] : known->histograms) {
      std::uint64_t below = 0;
      for (std::size_t i = 0; i < histogram->buckets_.size(); ++i) {
        below += histogram->buckets_[i].load(std::memory_order_relaxed);
        const auto bound = i < histogram->bounds_.size() ? number(histogram->bounds_[i]) : "+Inf";
        out += fmt::format("{}_bucket{} {}\n", name, written(labels, bound), below);
      }
      const auto sum = static_cast<double>(histogram->sum_micro_.load(std::memory_order_relaxed)) / 1e6;
      out +=
          fmt::format("{}_sum{} {}\n{}_count{} {}\n", name, written(labels), number(sum), name, written(labels), below);
    }
  }
  return out;
}

}  // namespace kenes::http
