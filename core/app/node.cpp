#include "app/node.hpp"

#include "app/database_url.hpp"
#include "app/text_gateway.hpp"
#include "config/toml.hpp"
#include "front/site.hpp"
#include "storage/migrator.hpp"

namespace kenes::app {
namespace {

std::string all(const std::vector<Fault>& faults) {
  std::string text;
  for (const auto& fault : faults) text += to_string(fault) + "\n";
  return text;
}

std::vector<std::string> keys_of(const config::Portal& portal) {
  auto keys = secrets::load_keys(portal.secret_key, portal.data_dir);
  if (!keys) throw Refused(keys.error().message);
  return std::move(*keys);
}

files::Places places_of(const config::Portal& portal) {
  const auto site = front::site_of(portal);
  return {.directory = portal.files.directory,
          .bodies = front::bodies_folder(site),
          .readers = front::worker_group(),
          .secure_cookies = portal.base_url.starts_with("https:")};
}

}  // namespace

std::unique_ptr<i18n::Languages> languages_of(const Blueprint& blueprint) {
  const auto& portal = blueprint.portal();
  std::vector<i18n::Domain> domains{{"core", blueprint.places.locales}};
  for (const auto& plugin : blueprint.lifecycle.plugins()) domains.push_back({plugin.id, plugin.folder / "locales"});
  std::vector<Fault> faults;
  auto languages = std::make_unique<i18n::Languages>(i18n::LanguageOptions{.languages = portal.languages,
                                                                           .time_zone = portal.time_zone,
                                                                           .domains = std::move(domains),
                                                                           .overlays = portal.overlays,
                                                                           .cache = portal.data_dir / "cache/locales"},
                                                     faults);
  if (!faults.empty()) throw Refused(all(faults));
  return languages;
}

Node::Node(Blueprint& blueprint, const Clock& clock)
    : blueprint_(blueprint),
      clock_(clock),
      secrets_(keys_of(portal())),
      pool_(portal().database, database_url(portal())),
      languages_(languages_of(blueprint)),
      jobs_(clock_),
      outbox_(jobs_, clock_, portal().languages.front()),
      text_messages_(jobs_, clock_, portal().country,
                     has_text_gateway(portal()) ? text_messages::Reachable::yes : text_messages::Reachable::no,
                     portal().text_messages.countries),
      operations_(outbox_, portal().mail.operator_address),
      audit_(clock_),
      challenges_(pool_, clock_, secrets_),
      authorities_(portal()),
      sign_ins_(portal(), blueprint.registry),
      persons_(secrets_),
      files_(places_of(portal()), pool_, clock_, secrets_, jobs_),
      facilities_{.portal = portal(),
                  .clock = clock_,
                  .database = pool_,
                  .jobs = jobs_,
                  .mail = outbox_,
                  .audit = audit_,
                  .secrets = secrets_,
                  .translator = [this](std::string_view domain, std::string_view language) -> const Translator& {
                    return languages_->get(domain, language);
                  },
                  .read_toml = [](const std::filesystem::path& file,
                                  std::vector<Fault>& faults) { return config::read_toml(file, faults); }} {
  facilities_.offers.emplace(Authorities::service_id, static_cast<Authorities*>(&authorities_));
  facilities_.offers.emplace(SignIns::service_id, static_cast<SignIns*>(&sign_ins_));
  facilities_.offers.emplace(HttpClient::service_id, static_cast<HttpClient*>(&http_client_));
  facilities_.offers.emplace(Challenges::service_id, static_cast<Challenges*>(&challenges_));
  facilities_.offers.emplace(QrCodes::service_id, static_cast<QrCodes*>(&qr_codes_));
  facilities_.offers.emplace(TextMessages::service_id, static_cast<TextMessages*>(&text_messages_));
  facilities_.offers.emplace(Operations::service_id, static_cast<Operations*>(&operations_));
  facilities_.offers.emplace(Persons::service_id, static_cast<Persons*>(&persons_));
  facilities_.offers.emplace(Files::service_id, static_cast<Files*>(&files_));
  hosts_.emplace("core", std::make_unique<PluginHost>(facilities_, "core"));
  for (const auto& plugin : blueprint_.lifecycle.plugins())
    hosts_.emplace(plugin.id, std::make_unique<PluginHost>(facilities_, plugin.id));
}

Node::~Node() {
  stop_plugins();
}

PluginHost& Node::host(const std::string& plugin_id) {
  return *hosts_.at(plugin_id);
}

void Node::require_migrated() const {
  const storage::Migrator migrator(database_url(portal()), clock_, blueprint_.components());
  const auto plan = migrator.plan();
  if (!plan) throw Refused(plan.error().message);
  std::string problems;
  for (const auto& problem : plan->problems) problems += problem.message + "\n";
  if (!problems.empty()) throw Refused(problems);
  if (!plan->pending.empty())
    throw Refused(std::to_string(plan->pending.size()) + " migrations have not run, the first is " +
                  plan->pending.front().title() + "; run `kenes migrate`");
}

void Node::note_keys(secrets::NewKeys fresh) {
  const auto noted = secrets::note_keys(pool_, secrets_, audit_, fresh, clock_.now());
  if (!noted) throw Refused(noted.error().message);
}

void Node::start_plugins() {
  std::vector<Fault> faults;
  blueprint_.lifecycle.start([this](const plugins::LoadedPlugin& plugin) -> Host& { return host(plugin.id); }, faults);
  if (!faults.empty()) throw Refused(all(faults));
}

void Node::stop_plugins() noexcept {
  blueprint_.lifecycle.stop();
}

}  // namespace kenes::app
