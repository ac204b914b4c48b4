#include "kenes/testing/fake_host.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

#include "fake_call.hpp"
#include "library.hpp"

namespace fs = std::filesystem;
namespace kenes::testing {

struct FakeHost::Impl : FakePortal {
  using FakePortal::FakePortal;

  void run(const JobRequest& job);
  void run_timers();
  void advance_to(Time target);
};

namespace {

[[noreturn]] void refuse(const std::string& plugin, const std::vector<std::string>& faults) {
  throw std::runtime_error(fmt::format("plugin '{}' is refused:\n{}", plugin, fmt::join(faults, "\n")));
}

// Checks the settings of the plugin's services and fills in what they leave out.
void check_settings(FakePortal& portal, const Seat& seat) {
  std::vector<Fault> faults;
  for (auto& service : portal.options.services) {
    if (service.plugin != seat.id) continue;
    Document document{boost::json::value(service.settings), {{"", {"settings of " + service.slug, 0}}}};
    check(document, "", seat.declared.schema, faults);
    service.settings = document.root.get_object();
  }
  if (faults.empty()) return;
  std::vector<std::string> lines;
  for (const auto& fault : faults) lines.push_back(to_string(fault));
  refuse(seat.id, lines);
}

}  // namespace

FakeHost::FakeHost(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {
  impl_->database.place().migrate({"core", impl_->options.core_migrations});
}

FakeHost::~FakeHost() {
  for (auto seat = impl_->seats.rbegin(); seat != impl_->seats.rend(); ++seat) seat->plugin->stop();
}

void FakeHost::load(Plugin& plugin, std::string id, const fs::path& folder) {
  auto& seat = impl_->seats.emplace_back(*impl_, std::move(id));
  seat.plugin = &plugin;
  plugin.declare(seat.declared);
  if (!seat.declared.faults.empty()) {
    const auto [name, faults] = std::pair(seat.id, seat.declared.faults);
    impl_->seats.pop_back();
    refuse(name, faults);
  }
  for (const auto& job : seat.declared.jobs) seat.kinds.insert(job.kind);
  try {
    check_settings(*impl_, seat);
    impl_->database.place().migrate({seat.id, folder / "migrations"});
    plugin.start(seat.host);
  } catch (...) {
    impl_->seats.pop_back();  // never started, and perhaps gone before this host
    throw;
  }
  for (const auto& timer : seat.declared.timers) seat.timers[timer.kind] = impl_->clock.now() + timer.every;
}

void FakeHost::load(const fs::path& folder) {
  const auto library = open_plugin(folder);
  if (!library) throw std::runtime_error(library.error().message);
  std::unique_ptr<Plugin> plugin((*library)->create());
  auto& known = *plugin;
  load(known, (*library)->id, folder);
  impl_->seats.back().owned = std::move(plugin);
}

Host& FakeHost::host(std::string_view plugin_id) {
  return impl_->seat(plugin_id).host;
}
Database& FakeHost::database() {
  return impl_->database;
}
FakeClock& FakeHost::clock() {
  return impl_->clock;
}

Actor FakeHost::person(const std::string& email, std::vector<Role> roles) {
  const auto [place, is_new] = impl_->accounts.try_emplace(email);
  auto& account = place->second;
  if (is_new) {
    account.person_id = static_cast<std::int64_t>(impl_->accounts.size());
    account.name = email.substr(0, email.find('@'));
    account.email = email;
    account.person_key = "email:" + email;
    account.assurance = Assurance::contact;
    account.sign_in = "email";
  }
  account.roles = std::move(roles);
  return account;
}

void FakeHost::name_person(const Actor& person, const std::string& space, const std::string& number) {
  impl_->own_offers.persons.know(space, number, person);
}

Response FakeHost::get(const Actor& actor, const std::string& target) {
  return dispatch(*impl_, actor, Method::get, target, {});
}

Response FakeHost::post(const Actor& actor, const std::string& target, const std::vector<NamedValue>& form) {
  return dispatch(*impl_, actor, Method::post, target, form);
}

void FakeHost::visitor_language(const std::string& code) {
  impl_->visitor_language = code;
}
void FakeHost::person_language(const Actor& person, const std::string& code) {
  impl_->mail.languages[person.person_id] = code;
}

std::vector<Flash> FakeHost::take_flashes() {
  return std::exchange(impl_->flashes, {});
}

void FakeHost::Impl::run(const JobRequest& job) {
  auto& owner = seat(std::string_view(job.kind).substr(0, job.kind.find('.')));
  const auto declared = std::find_if(owner.declared.jobs.begin(), owner.declared.jobs.end(),
                                     [&](const DeclaredJob& known) { return known.kind == job.kind; });
  try {
    declared->handler(owner.host, job.payload);
  } catch (...) {
    auto again = job;
    again.at = clock.now() + std::chrono::minutes{1};
    jobs.add(again);
    throw;
  }
}

void FakeHost::Impl::run_timers() {
  for (auto& seat : seats) {
    for (const auto& timer : seat.declared.timers) {
      auto& due = seat.timers[timer.kind];
      if (due > clock.now()) continue;
      due = clock.now() + timer.every;
      timer.handler(seat.host, {});
    }
  }
}

void FakeHost::Impl::advance_to(Time target) {
  while (auto job = jobs.take(target)) {
    clock.now_ = std::max(clock.now_, job->at);
    run_timers();
    run(*job);
  }
  clock.now_ = std::max(clock.now_, target);
  run_timers();
  // What the timers asked for at once.
  while (auto job = jobs.take(target)) run(*job);
}

void FakeHost::advance(std::chrono::microseconds by) {
  impl_->advance_to(impl_->clock.now() + by);
}
void FakeHost::advance_to(Time at) {
  impl_->advance_to(at);
}
void FakeHost::run_jobs() {
  impl_->advance_to(impl_->clock.now());
}
std::vector<JobRequest> FakeHost::waiting_jobs() const {
  return impl_->jobs.all();
}
const std::vector<MailMessage>& FakeHost::mail() const {
  return impl_->mail.sent;
}
const std::vector<Audited>& FakeHost::audited() const {
  return impl_->audited;
}
const std::vector<TextMessage>& FakeHost::text_messages() const {
  return impl_->own_offers.text_messages.sent;
}
const std::vector<OperatorMail>& FakeHost::operator_mail() const {
  return impl_->own_offers.operations.written;
}
std::map<std::string, double> FakeHost::gauges() const {
  return impl_->own_offers.operations.read();
}
std::int64_t FakeHost::put_file(const std::string& folder, StoredFile file, std::string content) {
  return impl_->own_offers.files.put(folder, std::move(file), std::move(content));
}

int FakeHost::command(std::string_view verb, std::string_view noun, const std::vector<std::string>& arguments) {
  for (auto& seat : impl_->seats) {
    for (const auto& command : seat.declared.commands) {
      if (command.verb == verb && command.noun == noun) return command.run(seat.host, arguments);
    }
  }
  throw std::logic_error(fmt::format("no loaded plugin has a command '{} {}'", verb, noun));
}

Service service(std::string slug, std::string plugin, const fs::path& process, boost::json::object settings) {
  Service made;
  made.title.by_language["en"] = slug;
  made.slug = std::move(slug);
  made.plugin = std::move(plugin);
  made.process = process.string();
  made.settings = std::move(settings);
  return made;
}

}  // namespace kenes::testing
