#include "app/running_portal.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "app/temporary_folder.hpp"

using namespace kenes::app;

TEST_CASE("a command that names only the data directory runs with what the portal there runs with") {
  const TemporaryFolder folder;
  note_running(folder.path(), {"/srv/kz/portal.toml", {"http.front_port=8090", "portal.data_dir=/srv/data"}});

  const auto joined = like_running({"", {"http.front_port=8091"}}, folder.path());
  CHECK(joined.file == "/srv/kz/portal.toml");
  // The later of two assignments wins.
  CHECK(joined.assignments ==
        std::vector<std::string>{"http.front_port=8090", "portal.data_dir=/srv/data", "http.front_port=8091"});

  SECTION("a command that names a file keeps to it") {
    const auto own = like_running({"/srv/other.toml", {}}, folder.path());
    CHECK(own.file == "/srv/other.toml");
    CHECK(own.assignments.empty());
  }
  SECTION("without a portal there, or without a data directory, nothing is assumed") {
    CHECK(like_running({}, folder.path() / "elsewhere").file.empty());
    CHECK(like_running({}, "").file.empty());
  }
}

TEST_CASE("a command beside a portal that isn't running is refused with what to do") {
  const TemporaryFolder folder;
  kenes::config::Portal portal;
  portal.data_dir = folder.path();
  CHECK_THROWS_WITH(join_running(portal), Catch::Contains("no portal runs in " + folder.path().string()) &&
                                              Catch::Contains("`kenes up --data " + folder.path().string() + "`"));
}

TEST_CASE("a command beside a demonstration knows its mailbox") {
  ::unsetenv("KENES_MAILBOX_DIR");
  kenes::config::Portal portal;
  portal.data_dir = "/srv/data";
  portal.database.url = "host=/nowhere";
  join_running(portal);
  CHECK(std::getenv("KENES_MAILBOX_DIR") == nullptr);
  portal.demonstration = true;
  join_running(portal);
  CHECK(std::getenv("KENES_MAILBOX_DIR") == std::string("/srv/data/mailbox"));
  ::unsetenv("KENES_MAILBOX_DIR");
}
