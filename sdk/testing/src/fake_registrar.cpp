#include "fake_registrar.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

#include "router.hpp"

namespace kenes::testing {
namespace {

constexpr std::array methods{"GET", "POST", "PUT", "PATCH", "DELETE"};

}  // namespace

void FakeRegistrar::settings(Schema given) {
  if (!schema.empty()) fault("settings() was called twice");
  schema = std::move(given);
}

void FakeRegistrar::role(std::string name, std::string description) {
  if (name.empty() || description.empty()) fault("role '" + name + "' needs a name and a description");
  const bool known = std::any_of(roles.begin(), roles.end(), [&](const auto& other) { return other.name == name; });
  if (known) fault("role '" + name + "' is declared twice");
  roles.push_back({std::move(name), std::move(description)});
}

void FakeRegistrar::route(Route route) {
  const auto name = fmt::format("route {} \"{}\"", methods.at(static_cast<std::size_t>(route.method)), route.path);
  if (route.access.kind == Access::Kind::unset)
    fault(name + " has no access: say Access::anyone(), signed_in() or role(…)");
  if (route.access.kind == Access::Kind::role && route.access.roles.empty()) fault(name + " names no role");
  if (!route.handler) fault(name + " has no handler");
  if (const auto wrong = pattern_fault(route.path); !wrong.empty()) fault(name + " " + wrong);
  for (const auto& other : routes) {
    if (other.method == route.method && same_paths(other.path, route.path)) fault(name + " is declared twice");
  }
  routes.push_back(std::move(route));
}

void FakeRegistrar::job_kind(const std::string& kind, bool has_handler) {
  if (!kind.starts_with(plugin_ + ".")) fault(fmt::format("job kind '{}' must start with '{}.'", kind, plugin_));
  if (!has_handler) fault("job kind '" + kind + "' has no handler");
  const auto same = [&](const auto& other) { return other.kind == kind; };
  if (std::any_of(jobs.begin(), jobs.end(), same) || std::any_of(timers.begin(), timers.end(), same)) {
    fault("job kind '" + kind + "' is declared twice");
  }
}

void FakeRegistrar::job(std::string kind, JobHandler handler) {
  job_kind(kind, handler != nullptr);
  jobs.push_back({std::move(kind), std::move(handler)});
}

void FakeRegistrar::timer(Timer timer) {
  job_kind(timer.kind, timer.handler != nullptr);
  if (timer.every.count() <= 0) fault("timer '" + timer.kind + "' needs a positive interval");
  timers.push_back(std::move(timer));
}

void FakeRegistrar::command(Command command) {
  const auto name = "command '" + command.verb + " " + command.noun + "'";
  if (command.verb.empty() || command.usage.empty() || !command.run)
    fault(name + " needs a verb, a usage line and run");
  for (const auto& other : commands) {
    if (other.verb == command.verb && other.noun == command.noun) fault(name + " is declared twice");
  }
  commands.push_back(std::move(command));
}

void FakeRegistrar::staff_page(std::string path, std::string title, std::vector<std::string> who) {
  if (!path.empty() && path[0] != '/') fault("staff page '" + path + "' must be empty or start with /");
  if (title.empty() || who.empty()) fault("staff page '" + path + "' needs a title and roles");
  staff_pages.push_back({std::move(path), std::move(title), std::move(who)});
}

void FakeRegistrar::configuration_check(ConfigurationCheck check) {
  if (!check) return fault("a check of the configuration has no function");
  configuration_checks.push_back(std::move(check));
}

void FakeRegistrar::personal_data(std::unique_ptr<PersonalData> data) {
  if (!data) return fault("personal data without an object");
  if (!kept_of_people.empty()) fault("personal_data() was called twice");
  kept_of_people.push_back(std::move(data));
}

void FakeRegistrar::sign_in(SignInOffer offer) {
  if (!offer.start) return fault("a way to sign in has no function that starts it");
  if (!sign_in_offers.empty()) fault("sign_in() was called twice");
  sign_in_offers.push_back(std::move(offer));
}

void FakeRegistrar::news(NewsSource source) {
  if (!source) fault("a source of news needs a function");
  news_sources.push_back(std::move(source));
}

}  // namespace kenes::testing
