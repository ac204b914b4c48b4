#include "kenes/testing/replace_key.hpp"

#include "fake_secrets.hpp"

namespace kenes::testing {

void replace_key(const Host& host) {
  dynamic_cast<FakeSecrets&>(const_cast<Secrets&>(host.secrets())).replace_key();
}

}  // namespace kenes::testing
