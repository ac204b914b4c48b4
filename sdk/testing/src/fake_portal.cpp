#include "fake_portal.hpp"

#include <spdlog/sinks/stdout_sinks.h>

#include <stdexcept>

#include "config/toml.hpp"

namespace kenes::testing {

FakePortal::FakePortal(FakeHost::Options given) : options(std::move(given)) {
  for (const auto& language : options.languages) translators.emplace_back(language);
  if (translators.empty()) throw std::logic_error("a portal has at least one language");
  own_offers.offer_to(offers);
  offers.emplace(Challenges::service_id, static_cast<Challenges*>(&challenges));
}

const Translator& FakePortal::translator(std::string_view language) const {
  for (const auto& words : translators) {
    if (words.language() == language) return words;
  }
  return translators.front();
}

Seat& FakePortal::seat(std::string_view plugin_id) {
  for (auto& seat : seats) {
    if (seat.id == plugin_id) return seat;
  }
  throw std::logic_error("plugin '" + std::string(plugin_id) + "' is not loaded in this FakeHost");
}

Actor FakePortal::current(const Actor& actor) const {
  auto now = actor;
  for (const auto& [email, account] : accounts) {
    if (account.person_id == actor.person_id) now.roles = account.roles;
  }
  return now;
}

FakePluginHost::FakePluginHost(FakePortal& portal, std::string id, const std::set<std::string>& kinds)
    : portal_(portal),
      id_(std::move(id)),
      log_(std::make_shared<spdlog::logger>(id_, std::make_shared<spdlog::sinks::stderr_sink_mt>())),
      jobs_(portal.database, portal.jobs, kinds),
      audit_(portal.database, id_, portal.audited) {
  log_->set_level(spdlog::level::warn);
}

const Service* FakePluginHost::service(std::string_view slug) const {
  for (const auto& service : portal_.options.services) {
    if (service.slug == slug) return &service;
  }
  return nullptr;
}

Document FakePluginHost::read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const {
  return config::read_toml(file, faults);
}

void FakePluginHost::offer(std::string_view id, void* service) {
  if (!portal_.offers.emplace(id, service).second) throw std::logic_error("'" + std::string(id) + "' is offered twice");
}

void* FakePluginHost::find(std::string_view id) const {
  const auto found = portal_.offers.find(id);
  return found == portal_.offers.end() ? nullptr : found->second;
}

}  // namespace kenes::testing
