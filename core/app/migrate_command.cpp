#include <iostream>

#include "app/commands.hpp"
#include "app/database_url.hpp"
#include "clock/system_clock.hpp"
#include "storage/migrator.hpp"

namespace kenes::app {
namespace {

int failed(const std::string& why) {
  std::cerr << "kenes migrate: " << why << std::endl;
  return 1;
}

int list_pending(const storage::Migrator& migrator) {
  const auto plan = migrator.plan();
  if (!plan) return failed(plan.error().message);
  for (const auto& migration : plan->pending) std::cout << migration.title() << "\n";
  std::cout << plan->pending.size() << " migrations would run" << std::endl;
  for (const auto& problem : plan->problems) failed(problem.message);
  return plan->problems.empty() ? 0 : 1;
}

}  // namespace

int migrate_command(const ConfigChoice& choice, bool dry_run) {
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  const clock::SystemClock clock;
  const storage::Migrator migrator(database_url(blueprint->portal()), clock, blueprint->components());
  if (dry_run) return list_pending(migrator);
  const auto done = migrator.run([](const storage::Migration& one) { std::cout << one.title() << std::endl; });
  return done ? 0 : failed(done.error().message);
}

}  // namespace kenes::app
