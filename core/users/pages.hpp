#pragma once
#include "identity/sessions.hpp"
#include "kenes/registrar.hpp"

namespace kenes::users {

// The pages of one's own account. Handlers must be given an identity::CoreCall. Lives as long as the routes.
class Pages {
 public:
  explicit Pages(identity::Sessions& sessions) : sessions_(sessions) {}
  void declare(Registrar& registrar);

 private:
  Response show(identity::CoreCall& call) const;
  Response save(identity::CoreCall& call) const;
  Response sign_out_everywhere(identity::CoreCall& call) const;
  Response ask_name(identity::CoreCall& call) const;
  Response take_name(identity::CoreCall& call) const;
  Response account_page(identity::CoreCall& call, boost::json::object form, const std::string& language,
                        int status = 200) const;

  identity::Sessions& sessions_;
};

}  // namespace kenes::users
