#pragma once
// For tests only: one request as a handler of the core sees it, and the routes that it is looked up in.
#include "identity/core_call.hpp"
#include "identity/visitor.hpp"
#include "kenes/testing/declared_routes.hpp"

namespace kenes::test {

inline void read_cookie(const std::string& header, NamedValues& jar) {
  const auto equals = header.find('='), end = header.find(';');
  const auto name = header.substr(0, equals), value = header.substr(equals + 1, end - equals - 1);
  std::erase_if(jar.items, [&](const NamedValue& cookie) { return cookie.name == name; });
  if (header.find("Max-Age=0") == std::string::npos) jar.items.push_back({name, value});
}

// One request; what the handler sets ends up in the browser's jar.
class TestCall final : public identity::CoreCall {
 public:
  TestCall(Host& host, const Service& service, Request request, NamedValues& jar, identity::Visitor visitor)
      : host_(host),
        service_(service),
        request_(std::move(request)),
        jar_(jar),
        sent_(jar),
        visitor_(std::move(visitor)) {}
  const Request& request() const override { return request_; }
  const Actor& actor() const override { return visitor_.actor; }
  const Service& service() const override { return service_; }
  const Translator& words() const override { return host_.translator("en"); }
  Host& host() override { return host_; }
  Time now() const override { return host_.clock().now(); }
  void flash(std::string_view, std::string_view text) override { flashes.emplace_back(text); }
  Response sign_in(std::string_view, std::string_view, const std::vector<std::string>&) override {
    return redirect("/sign-in");
  }
  identity::Visitor& visitor() override { return visitor_; }
  const NamedValues& cookies() const override { return sent_; }
  void set_cookie(std::string header) override {
    read_cookie(header, jar_);
    headers.push_back(std::move(header));
  }

  std::vector<std::string> flashes, headers;

 private:
  Host& host_;
  const Service& service_;
  Request request_;
  NamedValues& jar_;
  NamedValues sent_;
  identity::Visitor visitor_;
};

using TestRoutes = testing::DeclaredRoutes;  // whose paths are absolute

}  // namespace kenes::test
