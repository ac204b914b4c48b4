// Writes down what the host does with it, in the environment variable KENES_TEST_STEPS.
#include <cstdlib>
#include <string>

#include "kenes/plugin.hpp"

namespace {

void write_down(const std::string& step) {
  const char* before = std::getenv("KENES_TEST_STEPS");
  ::setenv("KENES_TEST_STEPS", ((before ? before + std::string(" ") : "") + step + ":" + TEST_ID).c_str(), 1);
}

class Steps : public kenes::Plugin {
 public:
  void declare(kenes::Registrar& registrar) override {
    registrar.role(TEST_ID "-clerk", "Works there");
    registrar.route({kenes::Method::get, "", kenes::Access::anyone(),
                     [](kenes::Call&) { return kenes::text(TEST_ID, "text/plain"); }});
    write_down("declare");
  }
  void start(kenes::Host&) override { write_down("start"); }
  void stop() noexcept override { write_down("stop"); }
};

}  // namespace

KENES_PLUGIN(Steps, TEST_ID, "1.0.0", TEST_DEPENDS_ON, "Writes down what happens")
