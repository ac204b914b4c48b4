#include "kenes/document.hpp"

#include <catch2/catch.hpp>

using namespace kenes;

TEST_CASE("a fault is one line with place, what and hint") {
  CHECK(to_string({{"portal.toml", 12}, "unknown key 'sevice'", "did you mean 'service'?"}) ==
        "portal.toml:12: unknown key 'sevice'; did you mean 'service'?");
  CHECK(to_string({{"portal.toml", 0}, "can't be read", ""}) == "portal.toml: can't be read");
  CHECK(to_string({{}, "no portal", ""}) == "no portal");
}

TEST_CASE("a value is located at itself or at its nearest ancestor") {
  const Document document{{}, {{"/service", {"a.toml", 3}}, {"/service/0/settings", {"b.toml", 7}}}};
  CHECK(document.locate("/service/0/settings").line == 7);
  CHECK(document.locate("/service/0/settings/max/x").line == 7);
  CHECK(document.locate("/service/1").line == 3);
  CHECK(document.locate("/elsewhere").line == 0);
  CHECK(document.locate("/elsewhere").file == "a.toml");
  CHECK(Document{}.locate("/x").file.empty());
}

TEST_CASE("a mistyped word is near to what was meant, and nothing else is") {
  const std::vector<std::string> keys{"title", "process", "plugin", "slug"};
  CHECK(nearest("proces", keys) == "process");
  CHECK(nearest("plugni", keys) == "plugin");
  CHECK(nearest("tite", keys) == "title");
  CHECK(nearest("colour", keys).empty());
  CHECK(nearest("ab", keys).empty());
  CHECK(nearest("slug", {}).empty());
}
