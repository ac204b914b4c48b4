#pragma once
// The rooms of one process put together, in the order in which they depend on each other: database, words, templates,
// mail, jobs, and the plugins, started. `kenes serve` adds HTTP and the job runner to it; a plugin's command uses it as
// it is.
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "app/blueprint.hpp"
#include "app/plugin_host.hpp"
#include "app/portal_authorities.hpp"
#include "app/portal_operations.hpp"
#include "app/portal_sign_ins.hpp"
#include "audit/log.hpp"
#include "clock/system_clock.hpp"
#include "files/portal_files.hpp"
#include "i18n/languages.hpp"
#include "identity/challenge/challenges.hpp"
#include "identity/portal_persons.hpp"
#include "jobs/queue.hpp"
#include "mail/outbox.hpp"
#include "net/http_client.hpp"
#include "qr/qr_codes.hpp"
#include "secrets/keyed_secrets.hpp"
#include "secrets/known_keys.hpp"
#include "storage/pool.hpp"
#include "text_messages/outbox.hpp"

namespace kenes::app {

// The portal can't run; what() says all that has to be mended.
class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The words of all components, in the portal's languages. Throws Refused.
std::unique_ptr<i18n::Languages> languages_of(const Blueprint& blueprint);

class Node {
 public:
  // Everything but the plugins' start. Both must outlive it. Throws Refused.
  explicit Node(Blueprint& blueprint, const Clock& clock = clock::system_clock());
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // Refused when migrations are pending: `kenes migrate` runs them.
  void require_migrated() const;
  // Refused unless the portal's keys are those with which the database was written.
  void note_keys(secrets::NewKeys fresh);
  // Starts the plugins. Throws Refused with what each says.
  void start_plugins();
  void stop_plugins() noexcept;

  PluginHost& host(const std::string& plugin_id);
  Facilities& facilities() { return facilities_; }
  const config::Portal& portal() const { return blueprint_.portal(); }
  Blueprint& blueprint() { return blueprint_; }
  const Blueprint& blueprint() const { return blueprint_; }
  storage::Pool& pool() { return pool_; }
  const i18n::Languages& languages() const { return *languages_; }
  jobs::Queue& jobs() { return jobs_; }
  mail::Outbox& outbox() { return outbox_; }
  files::PortalFiles& files() { return files_; }
  const PortalOperations& operations() const { return operations_; }

 private:
  Blueprint& blueprint_;
  const Clock& clock_;
  secrets::KeyedSecrets secrets_;
  storage::Pool pool_;
  std::unique_ptr<i18n::Languages> languages_;
  jobs::Queue jobs_;
  mail::Outbox outbox_;
  text_messages::Outbox text_messages_;
  PortalOperations operations_;
  audit::Log audit_;
  net::PortalHttpClient http_client_;
  qr::SvgCodes qr_codes_;
  identity::PortalChallenges challenges_;
  PortalAuthorities authorities_;
  PortalSignIns sign_ins_;
  identity::PortalPersons persons_;
  files::PortalFiles files_;
  Facilities facilities_;
  std::map<std::string, std::unique_ptr<PluginHost>, std::less<>> hosts_;
};

}  // namespace kenes::app
