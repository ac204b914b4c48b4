#include <stdexcept>

#include "kenes/plugin.hpp"

namespace {

class Throws : public kenes::Plugin {
 public:
  void declare(kenes::Registrar&) override {
    if (TEST_IN_DECLARE) throw std::runtime_error("the moon is in the wrong house");
  }
  void start(kenes::Host&) override { throw std::runtime_error("the register of persons does not answer"); }
};

}  // namespace

KENES_PLUGIN(Throws, TEST_ID, "2.1.0", "ground", "Throws")
