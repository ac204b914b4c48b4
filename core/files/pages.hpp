#pragma once
#include "files/body_file.hpp"
#include "files/portal_files.hpp"
#include "http/exchange.hpp"
#include "identity/core_call.hpp"
#include "identity/sessions.hpp"
#include "kenes/registrar.hpp"

namespace kenes::files {

// Posts to this path bring their CSRF token inside of a form that is in a file: its handler looks at it by itself.
inline constexpr const char* form_path = "/uploads/form";

// The core's own pages below /uploads: tus 1.0 for scripts, a form without them, and removing. Handlers must be given
// an identity::CoreCall. nginx passes them bodies as files, but for /uploads/remove. Lives as long as the routes.
class Pages {
 public:
  Pages(PortalFiles& files, identity::Sessions& sessions) : files_(files), sessions_(sessions) {}
  void declare(Registrar& registrar);

  // OPTIONS, which no route can have: what this server can do. None for other requests.
  std::optional<http::Answer> options(const http::Exchange& exchange) const;

 private:
  Response create(identity::CoreCall& call) const;
  Response status(identity::CoreCall& call) const;
  Response piece(identity::CoreCall& call) const;
  Response abandon(identity::CoreCall& call) const;
  Response overridden(identity::CoreCall& call) const;
  Response take_form(identity::CoreCall& call) const;
  Response ask_remove(identity::CoreCall& call) const;
  Response remove(identity::CoreCall& call) const;

  std::string holder(identity::CoreCall& call) const;
  std::optional<Permission> permission(identity::CoreCall& call, std::string_view text) const;
  // What nginx received. Faults are logged; they are not the visitor's.
  Result<BodyFile> body(identity::CoreCall& call) const;

  PortalFiles& files_;
  identity::Sessions& sessions_;
};

}  // namespace kenes::files
