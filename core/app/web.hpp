#pragma once
// The portal as http::Server sees it: routes, pages and problems of one node. Made after the plugins have started.
#include <memory>

#include "app/dispatch.hpp"
#include "app/node.hpp"
#include "app/pictures.hpp"
#include "app/routes.hpp"
#include "files/pages.hpp"
#include "http/metrics.hpp"
#include "http/operations.hpp"
#include "http/server.hpp"
#include "identity/contacts/email_contacts.hpp"
#include "identity/pages.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/staff/pages.hpp"
#include "users/pages.hpp"

namespace kenes::app {

// Where the templates of the host, the plugins and the country's overlays are, and in which languages.
view::Options view_options(const Blueprint& blueprint, const i18n::Languages& languages);

class Web {
 public:
  // Throws Refused with every fault in templates and routes.
  Web(Node& node, http::Metrics& metrics, http::Operations::Ready ready);
  ~Web();
  Web(const Web&) = delete;
  Web& operator=(const Web&) = delete;

  // Patterns of routes whose role may be held in any scope.
  const std::set<std::string, std::less<>>& wherever_held() const { return dispatch_.wherever_held(); }

  http::Application application();
  http::OnFailure on_failure();

 private:
  void declare_core(std::vector<Fault>& faults);
  http::Answer answer(const http::Exchange& exchange);
  http::Answer unrouted(const http::Exchange& exchange, const http::Match<PlacedRoute>& match);
  http::Answer fail(const http::Exchange& exchange, const http::Failure& failure);

  Node& node_;
  http::Operations operations_;
  Pictures pictures_;
  view::Engine view_;
  identity::Sessions sessions_;
  identity::Pages identity_pages_;
  identity::EmailContacts contacts_;
  identity::second_factor::Pages second_factor_pages_;
  identity::staff::Pages staff_pages_;
  users::Pages user_pages_;
  files::Pages file_pages_;
  RouteTable routes_;
  Layout layout_;
  Dispatch dispatch_;
};

}  // namespace kenes::app
