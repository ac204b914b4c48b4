#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/call.hpp"
#include "kenes/personal_data.hpp"
#include "kenes/schema.hpp"
#include "kenes/sign_in_offer.hpp"

namespace kenes {

// Who may call a route. There is no default: a route without access is refused when the plugin is loaded.
struct Access {
  enum class Kind { unset, anyone, signed_in, role };
  Kind kind = Kind::unset;
  std::vector<std::string> roles = {};  // any of them, in the service or the whole portal

  static Access anyone() { return {Kind::anyone}; }
  static Access signed_in() { return {Kind::signed_in}; }
  static Access role(std::string name) { return {Kind::role, {std::move(name)}}; }
  static Access any_role(std::vector<std::string> names) { return {Kind::role, std::move(names)}; }
};

using Handler = std::function<Response(Call&)>;

// Paths are relative to each service of the plugin: "" is /petitions, "/{id:int}/sign" is /petitions/7/sign. A capture
// is a whole segment: {name} or {name:int}; fixed segments win over captures. GET answers HEAD too, and its ".json"
// twin unless the plugin declares that path itself or `twin` is false. POST is protected against CSRF.
struct Route {
  Method method = Method::get;
  std::string path;
  Access access;
  Handler handler;
  bool twin = true;
  // Attempts in a minute from one person (or address, if anonymous); 0: the portal's general limit only.
  int per_minute = 0;
  // The same from one address for those who aren't signed in, where many may share it: a school, an office. 0: as
  // per_minute.
  int per_minute_anonymous = 0;
};

using JobHandler = std::function<void(Host&, const boost::json::object& payload)>;

// Work at regular intervals, on one node at a time: done as a job of this kind that asks for its successor.
struct Timer {
  std::string kind;
  std::chrono::seconds every;
  JobHandler handler;
};

// On what a command works: the portal, after migrations and start(); or nothing of it, so that it needs no database and
// can do no harm: the plugins aren't started, and the host has files, words, a log and kenes/scratch.hpp.
enum class Ground { portal, none };

// A command line verb: `kenes import petitions FILE…` is {"import", "petitions", …}, `kenes verify URL` is {"verify",
// "", …}; a verb stands alone or has nouns. Returns the exit code; prints for people. It runs in a process of its own.
struct Command {
  std::string verb, noun;
  std::string usage;  // one line
  std::function<int(Host&, std::span<const std::string> arguments)> run;
  Ground ground = Ground::portal;
};

// What a look at the configuration found. Faults keep the portal from starting, warnings don't.
struct Findings {
  std::vector<Fault> faults, warnings;
};
// Looks at what the schemas can't judge, such as files that a service names: for `kenes config check`, beside what
// start() refuses. The host has services, authorities, ways to sign in, files, words and a log; no database.
using ConfigurationCheck = std::function<void(Host&, Findings&)>;

// What a service shows on the portal's start page.
struct NewsItem {
  std::string href;  // a path of this portal
  std::string title, summary;
  Time at{};
};
// At most three, the most telling first. It is called for the start page, at most every few seconds for each service
// and language.
using NewsSource = std::function<std::vector<NewsItem>(Host&, const Service&, std::string_view language)>;

// declare() fills this. A duplicate route, job kind, command or role is refused with both plugins' names.
// Folders are found by convention beside the plugin: migrations/, templates/, locales/.
class KENES_API Registrar {
 public:
  virtual ~Registrar();
  virtual void settings(Schema schema) = 0;  // of [service.settings]
  virtual void role(std::string name, std::string description) = 0;
  virtual void route(Route route) = 0;
  virtual void job(std::string kind, JobHandler handler) = 0;  // "petition.…": starts with the plugin's id
  virtual void timer(Timer timer) = 0;
  virtual void command(Command command) = 0;
  // An entry in the staff navigation for holders of one of the roles.
  virtual void staff_page(std::string path, std::string title, std::vector<std::string> roles) = 0;
  virtual void news(NewsSource source) = 0;
  virtual void configuration_check(ConfigurationCheck check) = 0;
  // What the plugin keeps of people. A plugin that keeps a person's id must have one.
  virtual void personal_data(std::unique_ptr<PersonalData> data) = 0;
  virtual void sign_in(SignInOffer offer) = 0;
};

}  // namespace kenes
