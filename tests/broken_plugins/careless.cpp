// Declares much that must be refused, each thing for another reason.
#include "kenes/plugin.hpp"

namespace {

using kenes::Access;
using kenes::Method;

class Careless : public kenes::Plugin {
 public:
  void declare(kenes::Registrar& registrar) override {
    const auto page = [](kenes::Call&) { return kenes::not_found(); };
    const auto job = [](kenes::Host&, const boost::json::object&) {};
    registrar.role("ground-clerk", "Already the other one's");
    registrar.route({Method::get, "/{id:int}", Access::anyone(), page});
    registrar.route({Method::get, "/{id:int}", Access::anyone(), page});
    registrar.route({Method::get, "/{number:int}", Access::anyone(), page});
    registrar.route({Method::post, "/open", {}, page});
    registrar.route({Method::post, "/staff", Access::role("grond-clerk"), page});
    registrar.route({Method::post, "no/slash", Access::anyone(), page});
    registrar.route({Method::post, "/empty", Access::anyone(), nullptr});
    registrar.job("ground.sweep", job);
    registrar.job("careless.sweep", job);
    registrar.timer({"careless.sweep", std::chrono::hours(1), job});
    registrar.staff_page("/desk", "Desk", {});
  }
};

}  // namespace

KENES_PLUGIN(Careless, "careless", "1.0.0", "ground", "Declares carelessly")
