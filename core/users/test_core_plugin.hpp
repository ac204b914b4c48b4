#pragma once
// For tests only: what the core itself keeps of people and the jobs that it leaves to later.
#include "identity/joining/pages.hpp"
#include "identity/pages.hpp"
#include "kenes/plugin.hpp"
#include "users/erasure.hpp"

namespace kenes::test {

class CorePlugin final : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    identity::declare_retention(registrar);
    registrar.job(identity::joining::again_job, [this](Host& host, const boost::json::object& payload) {
      identity::joining::join_again(host, keepers(), payload);
    });
    registrar.job(users::erase_again_kind, [this](Host& host, const boost::json::object& payload) {
      users::erase_again(host, parts(), payload.at("person").to_number<std::int64_t>());
    });
  }
  // Set before anything is asked of it.
  users::Parts parts;
  std::function<identity::joining::Keepers()> keepers;
};

}  // namespace kenes::test
