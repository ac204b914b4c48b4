#include "plugins/plugin_registrar.hpp"

#include <algorithm>
#include <regex>

namespace kenes::plugins {
namespace {

template <class T, class F>
const Declared<T>* find(const std::vector<Declared<T>>& all, F&& is_it) {
  const auto found = std::find_if(all.begin(), all.end(), is_it);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void PluginRegistrar::refuse(const std::string& what, std::string hint) {
  faults_.push_back({file_, "plugin '" + plugin_ + "': " + what, std::move(hint)});
}

void PluginRegistrar::refuse_second(const std::string& what, const std::string& other) {
  if (other == plugin_)
    refuse(what + " is declared twice", "keep one of them");
  else
    refuse(what + " is already declared by plugin '" + other + "'", "rename one of them, or don't enable both plugins");
}

void PluginRegistrar::settings(Schema schema) {
  if (!registry_.settings_.try_emplace(plugin_, std::move(schema)).second)
    refuse("settings are declared twice", "put all into one schema");
}

void PluginRegistrar::role(std::string name, std::string description) {
  static const std::regex form("[a-z][a-z0-9_-]*");
  if (!std::regex_match(name, form))
    return refuse("'" + name + "' can't be a role", "use lower-case letters, digits, - and _");
  if (name == "administrator") return refuse("role 'administrator' belongs to the host", "it may do everything anyway");
  const auto* other = find(registry_.roles_, [&](const auto& role) { return role.item.name == name; });
  if (other) return refuse_second("role '" + name + "'", other->plugin);
  registry_.roles_.push_back({plugin_, {std::move(name), std::move(description)}});
}

bool PluginRegistrar::route_is_sound(const Route& route) {
  const auto before = faults_.size();
  const auto name = "route " + shown(route);
  if (const auto fault = path_fault(route.path); !fault.empty()) refuse(name + ": " + fault, "such as /{id:int}/sign");
  if (route.access.kind == Access::Kind::unset) {
    refuse(name + " doesn't say who may call it", "set Access::anyone(), signed_in() or role(\"…\")");
  } else if (route.access.kind == Access::Kind::role && route.access.roles.empty()) {
    refuse(name + " asks for a role but names none", "name it: Access::role(\"moderator\")");
  }
  if (!route.handler) refuse(name + " has no handler", "give it a function");
  return faults_.size() == before;
}

void PluginRegistrar::route(Route route) {
  if (!route_is_sound(route)) return;
  // Routes stand below each plugin's own services, so only those of one plugin can meet.
  const auto* other = find(registry_.routes_, [&](const auto& one) {
    return one.plugin == plugin_ && one.item.method == route.method && same_requests(one.item.path, route.path);
  });
  if (!other) return registry_.routes_.push_back({plugin_, std::move(route)});
  if (other->item.path == route.path) return refuse_second("route " + shown(route), plugin_);
  refuse("route " + shown(route) + " is called by the same requests as " + shown(other->item), "keep one of them");
}

void PluginRegistrar::job(std::string kind, JobHandler handler) {
  if (!kind.starts_with(plugin_ + ".") || kind.size() == plugin_.size() + 1) {
    return refuse("job '" + kind + "' must begin with '" + plugin_ + ".'",
                  "call it " + plugin_ + "." + kind.substr(kind.find('.') + 1));
  }
  if (!handler) return refuse("job '" + kind + "' has no handler", "give it a function");
  const auto* other = find(registry_.jobs_, [&](const auto& job) { return job.item.kind == kind; });
  if (other) return refuse_second("job '" + kind + "'", other->plugin);
  registry_.jobs_.push_back({plugin_, {std::move(kind), std::move(handler)}});
}

void PluginRegistrar::timer(Timer timer) {
  if (timer.every < std::chrono::seconds(1))
    return refuse("timer '" + timer.kind + "' has no interval", "at least one second");
  const auto before = faults_.size();
  job(timer.kind, timer.handler);
  if (faults_.size() == before) registry_.timers_.push_back({plugin_, std::move(timer)});
}

void PluginRegistrar::command(Command command) {
  const bool alone = command.noun.empty();
  const auto name = "command '" + command.verb + (alone ? "" : " " + command.noun) + "'";
  static const std::regex word("[a-z][a-z0-9-]*");
  if (!std::regex_match(command.verb, word) || !(alone || std::regex_match(command.noun, word))) {
    return refuse(name + " must be a verb, or a verb and a noun", "such as {\"import\", \"petitions\"}");
  }
  if (!command.run) return refuse(name + " has no function", "give it one");
  const auto* other = find(registry_.commands_, [&](const auto& one) {
    return one.item.verb == command.verb && (alone || one.item.noun.empty() || one.item.noun == command.noun);
  });
  if (other) return refuse_second(name, other->plugin);
  registry_.commands_.push_back({plugin_, std::move(command)});
}

void PluginRegistrar::staff_page(std::string path, std::string title, std::vector<std::string> roles) {
  if (const auto fault = path_fault(path); !fault.empty())
    return refuse("staff page '" + path + "': " + fault, "such as /moderation");
  if (roles.empty()) return refuse("staff page '" + path + "' names no role", "name who sees it");
  const auto* other =
      find(registry_.staff_pages_, [&](const auto& one) { return one.plugin == plugin_ && one.item.path == path; });
  if (other) return refuse_second("staff page '" + path + "'", other->plugin);
  registry_.staff_pages_.push_back({plugin_, {std::move(path), std::move(title), std::move(roles)}});
}

void PluginRegistrar::news(NewsSource source) {
  const auto* other = find(registry_.news_, [&](const auto& one) { return one.plugin == plugin_; });
  if (other) return refuse_second("a source of news", other->plugin);
  registry_.news_.push_back({plugin_, std::move(source)});
}

void PluginRegistrar::configuration_check(ConfigurationCheck check) {
  if (!check) return refuse("a check of the configuration has no function", "give it one");
  registry_.configuration_checks_.push_back({plugin_, std::move(check)});
}

void PluginRegistrar::personal_data(std::unique_ptr<PersonalData> data) {
  if (!data) return refuse("personal data without an object", "give it one");
  const auto* other = find(registry_.personal_data_, [&](const auto& one) { return one.plugin == plugin_; });
  if (other) return refuse_second("what it keeps of people", other->plugin);
  registry_.personal_data_.push_back({plugin_, std::move(data)});
}

void PluginRegistrar::sign_in(SignInOffer offer) {
  if (!offer.start) return refuse("a way to sign in has no function that starts it", "give it one");
  const auto* other = find(registry_.sign_in_offers_, [&](const auto& one) { return one.plugin == plugin_; });
  if (other) return refuse_second("a way to sign in", other->plugin);
  registry_.sign_in_offers_.push_back({plugin_, std::move(offer)});
}

}  // namespace kenes::plugins
