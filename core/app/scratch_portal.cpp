#include "app/scratch_portal.hpp"

#include <algorithm>

#include "storage/migrator.hpp"

namespace kenes::app {
namespace {

constexpr const char* node_name = "scratch";

Blueprint& without_portal(Blueprint& blueprint, const std::filesystem::path& folder) {
  auto& portal = blueprint.loaded.portal;
  portal.data_dir = folder;
  portal.database = {};
  portal.secret_key.clear();
  portal.services.clear();
  return blueprint;
}

std::vector<std::string> durable_kinds(const plugins::Registry& registry) {
  std::vector<std::string> kinds;
  for (const auto& job : registry.jobs()) {
    const auto& timers = registry.timers();
    const bool timed =
        std::any_of(timers.begin(), timers.end(), [&](const auto& timer) { return timer.item.kind == job.item.kind; });
    if (!timed) kinds.push_back(job.item.kind);
  }
  return kinds;
}

}  // namespace

ScratchPortal::ScratchPortal(Blueprint& blueprint)
    : blueprint_(without_portal(blueprint, folder_.path())),
      cluster_({.directory = folder_.path() / "postgresql", .durability = storage::Durability::fast}),
      node_(blueprint_, clock_),
      kinds_(durable_kinds(blueprint_.registry)) {
  node_.facilities().offers.emplace(Scratch::service_id, static_cast<Scratch*>(this));
}

void ScratchPortal::start(std::vector<Service> services, std::string time_zone, Time at) {
  auto& portal = blueprint_.loaded.portal;
  portal.services = std::move(services);
  portal.time_zone = std::move(time_zone);
  clock_.set(at);
  if (auto started = cluster_.start(); !started) throw Refused(started.error().message);
  const storage::Migrator migrator(cluster_.url(), clock_, blueprint_.components());
  if (auto migrated = migrator.run(); !migrated) throw Refused(migrated.error().message);
  node_.start_plugins();
}

std::optional<Time> ScratchPortal::next_job() {
  return node_.pool().read([&](soci::session& sql) { return jobs::next_due(sql, kinds_); });
}

void ScratchPortal::advance_to(Time at) {
  for (auto next = next_job(); next && *next <= at; next = next_job()) {
    clock_.set(std::max(*next, clock_.now()));
    run_due();
  }
  clock_.set(std::max(at, clock_.now()));
}

void ScratchPortal::run_due() {
  const auto now = clock_.now();
  auto& database = node_.pool();
  const auto job = database.write(
      [&](soci::session& sql) { return jobs::take(sql, kinds_, node_name, now, now + std::chrono::minutes{1}); });
  if (!job) return;
  const auto& declared = blueprint_.registry.jobs();
  const auto found =
      std::find_if(declared.begin(), declared.end(), [&](const auto& one) { return one.item.kind == job->kind; });
  found->item.handler(node_.host(found->plugin), job->payload);
  database.write([&](soci::session& sql) { return jobs::mark_done(sql, *job, node_name, now); });
}

}  // namespace kenes::app
