#pragma once
#include "identity/visitor.hpp"

namespace kenes::identity {

// The same request for another component: with its host, service and words.
class RelayedCall final : public CoreCall {
 public:
  struct To {
    const Service& service;
    Host& host;
    const Translator& words;
  };
  RelayedCall(CoreCall& call, const To& to) : call_(call), to_(to) {}

  const Request& request() const override { return call_.request(); }
  const Actor& actor() const override { return call_.actor(); }
  const Service& service() const override { return to_.service; }
  const Translator& words() const override { return to_.words; }
  Host& host() override { return to_.host; }
  Time now() const override { return call_.now(); }
  void flash(std::string_view kind, std::string_view text) override { call_.flash(kind, text); }
  Response sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) override {
    return call_.sign_in(then, why, ways);
  }
  Visitor& visitor() override { return call_.visitor(); }
  const NamedValues& cookies() const override { return call_.cookies(); }
  void set_cookie(std::string header_value) override { call_.set_cookie(std::move(header_value)); }

 private:
  CoreCall& call_;
  To to_;
};

}  // namespace kenes::identity
