#include "kenes/testing/conformance.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the plugin keeps what every plugin must", "[integration]") {
  const std::filesystem::path folder = KENES_PLUGIN_FOLDER;
  for (const auto& fault : kenes::testing::conformance(folder, {folder.parent_path()})) FAIL_CHECK(fault);
  SUCCEED();
}
