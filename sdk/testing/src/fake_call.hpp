#pragma once
#include "fake_portal.hpp"

namespace kenes::testing {

class FakeCall : public Call {
 public:
  FakeCall(FakePortal& portal, Host& host, const Service& service, Request request, Actor actor)
      : portal_(portal), host_(host), service_(service), request_(std::move(request)), actor_(std::move(actor)) {}

  const Request& request() const override { return request_; }
  const Actor& actor() const override { return actor_; }
  const Service& service() const override { return service_; }
  const Translator& words() const override { return portal_.translator(portal_.visitor_language); }
  Host& host() override { return host_; }
  Time now() const override { return portal_.clock.now(); }
  void flash(std::string_view kind, std::string_view text) override;
  Response sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) override;

 private:
  FakePortal& portal_;
  Host& host_;
  const Service& service_;
  Request request_;
  Actor actor_;
};

// Finds the route, checks access, calls the handler; see FakeHost::get.
Response dispatch(FakePortal& portal, const Actor& actor, Method method, const std::string& target,
                  const std::vector<NamedValue>& form);

}  // namespace kenes::testing
