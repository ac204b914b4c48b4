#include "process/account.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "process/child.hpp"

namespace fs = std::filesystem;
using namespace kenes::process;

TEST_CASE("an account is found by its name, or not at all") {
  CHECK(own_account().is_ours());
  CHECK_FALSE(find_account("nobody-of-that-name"));
  const auto root = find_account("root");
  REQUIRE(root);
  CHECK(root->uid == 0);
  CHECK(root->is_ours() == (::geteuid() == 0));
}

TEST_CASE("a program runs as the account that was asked for, with its groups") {
  const auto nobody = find_account("nobody");
  REQUIRE(nobody);
  const auto run = capture({.command = {"id"}, .account = nobody});
  REQUIRE(run);
  if (::geteuid() == 0) {
    CHECK(run->output.find("uid=" + std::to_string(nobody->uid)) == 0);
    CHECK(run->output.find("(root)") == std::string::npos);
  } else {
    CHECK(run->code == 126);
  }
}

TEST_CASE("the first folder that an account can't enter is named") {
  if (::geteuid() != 0) return;
  std::string top = (fs::temp_directory_path() / "kenes-account-XXXXXX").string();
  REQUIRE(::mkdtemp(top.data()) != nullptr);
  const auto closed = fs::path(top) / "closed", inside = closed / "a" / "b";
  fs::create_directories(inside);
  REQUIRE(::chmod(top.c_str(), 0711) == 0);
  const auto nobody = find_account("nobody");
  REQUIRE(nobody);
  CHECK(first_closed_folder(*nobody, inside).empty());
  REQUIRE(::chmod(closed.c_str(), 0700) == 0);
  CHECK(first_closed_folder(*nobody, inside) == closed);
  CHECK(first_closed_folder(own_account(), inside).empty());
  fs::remove_all(top);
}
