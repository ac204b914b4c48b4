// Built as if by another compiler. Its static initialiser must never run.
#include <cstdlib>

#include "kenes/plugin.hpp"

#undef KENES_ABI
#define KENES_ABI "kenes-1 GNU-9.4.0 c++20 cxx11abi sanitize: contract:0000000000000000"

namespace {

[[maybe_unused]] const int ran = ::setenv("KENES_TEST_OTHER_ABI_RAN", "yes", 1);

class OtherAbi : public kenes::Plugin {
 public:
  void declare(kenes::Registrar&) override {}
};

}  // namespace

KENES_PLUGIN(OtherAbi, "other_abi", "1.0.0", "", "Of another ABI")
