// Calls a function that no library has.
#include "kenes/plugin.hpp"

void function_that_nobody_wrote();

namespace {

class MissingSymbol : public kenes::Plugin {
 public:
  void declare(kenes::Registrar&) override { function_that_nobody_wrote(); }
};

}  // namespace

KENES_PLUGIN(MissingSymbol, "missing_symbol", "1.0.0", "", "Lacks a symbol")
