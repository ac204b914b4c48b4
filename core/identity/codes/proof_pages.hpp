#pragma once
#include <functional>
#include <string>

#include "identity/codes/code_sign_ins.hpp"

namespace kenes::identity {

// For what an address is proved: where the pages lie, and what differs in them. Words are message ids.
struct ProofPurpose {
  std::string_view path;      // "/sign-in": the pages below it are /code and /link, and the cookie is sent there only
  std::string_view cookie;    // ties what was begun to the browser
  std::string_view shown_as;  // "email": what the views call the address
  std::string_view code_view, link_view;
  std::string_view again;         // where another message can be asked for; "": nowhere
  const char* code_title;         // "Check your e-mail"
  const char* code_missing;       // no code was entered
  const char* link_title;         // of the page with the button
  const char* too_many_messages;  // refusals
  const char* too_many_network;
  const char* too_many_in_all = "";                         // where CodeLimits has such a limit
  std::function<Response(CoreCall&)> code_over, link_over;  // too old, used up, or never begun
};

// Whose the address will be.
struct Whose {
  std::string name = {};     // of a new account
  std::int64_t adds_to = 0;  // the account that gets it as a further way to sign in; 0: none
};

// The pages on which a message's code or link comes back:
//   PATH/code   asks for the code, in the browser that asked for the message
//   PATH/link   goes on at once in that browser; in another one after a button was pressed
class ProofPages {
 public:
  ProofPages(Sessions& sessions, CodeWay way, ProofPurpose purpose);

  void declare(Registrar& registrar);
  // Sends the message and goes on to the page for the code. `host`: the core's own. Errors, with a message for the
  // person: of CodeWay::normalise, "too_many".
  Result<Response> begin(CoreCall& call, Host& host, std::string_view address, const std::string& then,
                         const Whose& whose = {}) const;

  // A flood of one address is stopped here, before it costs anything; what counts are the limits in the database.
  static constexpr int per_minute = 60;

 private:
  Response ask_code(CoreCall& call) const;
  Response take_code(CoreCall& call) const;
  Response open_link(CoreCall& call) const;
  Response press_button(CoreCall& call) const;
  Response code_page(CoreCall& call, const std::string& address, boost::json::object form, int status) const;
  Response use_link(CoreCall& call, std::string_view token) const;
  Response welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const;
  std::string_view browser_of(const CoreCall& call) const { return call.cookies().get(purpose_.cookie); }

  Sessions& sessions_;
  ProofPurpose purpose_;
  Entrance entrance_;
  CodeSignIns sign_ins_;
};

}  // namespace kenes::identity
