#pragma once
#include <functional>
#include <optional>
#include <string>

#include "identity/second_factor/held.hpp"
#include "identity/sessions.hpp"
#include "kenes/registrar.hpp"

namespace kenes::identity::second_factor {

// The pages below /account/second-factor, for whoever holds a role: set up, show, remove. Handlers must be given a
// CoreCall. Lives as long as the routes.
class Pages {
 public:
  // `portal_name`: in a language; an app shows it beside the code.
  Pages(Sessions& sessions, std::function<std::string(std::string_view language)> portal_name)
      : sessions_(sessions), portal_name_(std::move(portal_name)), party_(relying_party(sessions.base_url())) {}
  void declare(Registrar& registrar);

  static constexpr std::string_view home = "/account/second-factor";
  static constexpr std::string_view show_path = "/account/second-factor/show";

 private:
  using Step = Response (Pages::*)(CoreCall&) const;
  // 404 for people without a role.
  void add(Registrar& registrar, Method method, const char* path, Step step);
  // For changes: whoever has set up something must have shown it within the last minutes, else they are sent to.
  void add_guarded(Registrar& registrar, Method method, const char* path, Step step);
  std::optional<Response> shown_lately(CoreCall& call, std::chrono::minutes within) const;

  Response overview(CoreCall& call) const;
  Response ask_app(CoreCall& call) const;
  Response app_picture(CoreCall& call) const;
  Response take_app(CoreCall& call) const;
  Response app_page(CoreCall& call, const std::string& sealed, boost::json::object form, int status) const;
  Response ask_key(CoreCall& call) const;
  Response take_key(CoreCall& call) const;
  Response key_page(CoreCall& call, boost::json::object form, int status) const;
  Response ask_remove_app(CoreCall& call) const;
  Response remove_app(CoreCall& call) const;
  Response ask_remove_key(CoreCall& call) const;
  Response remove_key(CoreCall& call) const;
  Response new_codes(CoreCall& call) const;
  Response codes_page(CoreCall& call, const std::vector<std::string>& codes) const;
  Response ask_to_show(CoreCall& call) const;
  Response take_code(CoreCall& call) const;
  Response take_shown_key(CoreCall& call) const;
  Response show_page(CoreCall& call, boost::json::object form, int status) const;

  // What the page's script needs to ask a key. `purpose` as new_key_challenge.
  boost::json::object key_request(CoreCall& call, std::string_view purpose) const;
  bool keys_work() const { return !party_.id.empty(); }

  Sessions& sessions_;
  std::function<std::string(std::string_view language)> portal_name_;
  RelyingParty party_;
};

// Where the person goes on to when all is done: a path of this portal, the overview if none was named.
std::string then_of(const CoreCall& call);

}  // namespace kenes::identity::second_factor
