#pragma once
// One request to a route, as handlers of plugins and of the core see it.
#include <string>
#include <vector>

#include "app/flash.hpp"
#include "identity/visitor.hpp"

namespace kenes::app {

class LiveCall final : public identity::CoreCall {
 public:
  struct Parts {
    const Request& request;
    const NamedValues& cookies;
    const Service& service;
    Host& host;
    const Translator& words;
    identity::Visitor& visitor;
  };
  explicit LiveCall(const Parts& parts);

  const Request& request() const override { return parts_.request; }
  const Actor& actor() const override { return parts_.visitor.actor; }
  const Service& service() const override { return parts_.service; }
  const Translator& words() const override { return parts_.words; }
  Host& host() override { return parts_.host; }
  Time now() const override { return now_; }
  void flash(std::string_view kind, std::string_view text) override;
  Response sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) override;

  identity::Visitor& visitor() override { return parts_.visitor; }
  const NamedValues& cookies() const override { return parts_.cookies; }
  void set_cookie(std::string header_value) override { set_cookies_.push_back(std::move(header_value)); }

  const std::vector<FlashMessage>& flashes() const { return flashes_; }
  const std::vector<std::string>& cookies_to_set() const { return set_cookies_; }

 private:
  Parts parts_;
  Time now_;
  std::vector<FlashMessage> flashes_;
  std::vector<std::string> set_cookies_;
};

// A value for use in a query: everything but unreserved characters (RFC 3986, 2.3) percent-encoded.
std::string percent_encode(std::string_view text);

}  // namespace kenes::app
