// Donations to the operator: bank details and why they are asked for. No money passes through the portal.
#include "kenes/plugin.hpp"

#include <stdexcept>

#include "pages/pages.hpp"

namespace kenes::donations {
namespace {

class DonationsPlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    registrar.settings(account_schema());
    registrar.route({Method::get, "", Access::anyone(), [this](Call& call) { return donate_page(call, accounts_); }});
    registrar.route({Method::get, "/code.svg", Access::anyone(),
                     [this](Call& call) { return code_picture(call, accounts_); }, false});
  }

  void start(Host& host) override {
    std::vector<Fault> faults;
    for (const auto& service : host.services()) {
      if (service.plugin == host.plugin_id()) accounts_[service.slug] = read_account(service, faults);
    }
    if (faults.empty()) return;
    std::string all;
    for (const auto& fault : faults) all += (all.empty() ? "" : "\n") + to_string(fault);
    throw std::runtime_error(all);
  }

 private:
  Accounts accounts_;
};

}  // namespace
}  // namespace kenes::donations

KENES_PLUGIN(kenes::donations::DonationsPlugin, "donations", "1.0.0", "",
             "How to support the operator by a bank transfer")
