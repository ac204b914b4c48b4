#include "watch/disposable.hpp"

#include <catch2/catch.hpp>

using kenes::participation::is_disposable;

TEST_CASE("domains of addresses that are thrown away are known, with all below them") {
  CHECK(is_disposable("mailinator.com", {}));
  CHECK(is_disposable("a.mailinator.com", {}));
  CHECK_FALSE(is_disposable("mailinator.example", {}));
  CHECK(is_disposable("0-mail.com", {}));  // the list's first and last
  CHECK(is_disposable(std::string(50, 'z') + ".ooguy.com", {}));
  for (const auto* usual : {"gmail.com", "mail.ru", "inbox.lv", "example.org", "com", ""})
    CHECK_FALSE(is_disposable(usual, {}));
  CHECK(is_disposable("x.example.org", {"a.example", "example.org"}));
}
