#pragma once
#include <functional>

#include "identity/joining/join.hpp"
#include "identity/sessions.hpp"
#include "kenes/registrar.hpp"

namespace kenes::identity::joining {

// /account/join: asks somebody who has shown that another account is theirs, too, whether the two become one. Lives as
// long as the routes.
class Pages {
 public:
  // `keepers`: what plugins keep of people; asked for when it is needed, since plugins are declared later.
  Pages(Sessions& sessions, std::function<Keepers()> keepers) : sessions_(sessions), keepers_(std::move(keepers)) {}
  void declare(Registrar& registrar);

 private:
  Response ask(CoreCall& call) const;
  Response confirm(CoreCall& call) const;

  Sessions& sessions_;
  std::function<Keepers()> keepers_;
};

}  // namespace kenes::identity::joining
