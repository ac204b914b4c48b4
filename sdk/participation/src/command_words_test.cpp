#include "command_words.hpp"

#include <catch2/catch.hpp>

using kenes::participation::read_words;

TEST_CASE("a command's words are files and options, each option with a value") {
  const std::vector<std::string> words{"a.toml", "--decide", "x=y", "--language=kk", "--decide", "z=w"};
  const auto read = read_words(words, {"--language", "--decide"}).value();
  CHECK(read.plain == std::vector<std::string>{"a.toml"});
  CHECK(read.option("--language", "en") == "kk");
  CHECK(read.all("--decide") == std::vector<std::string>{"x=y", "z=w"});
  CHECK(read.option("--zone", "UTC") == "UTC");
}

TEST_CASE("an unknown option or one without its value is refused") {
  const std::vector<std::string> unknown{"--wrong", "1"}, bare{"--language"};
  CHECK(read_words(unknown, {"--language"}).error().code == "unknown_option");
  CHECK(read_words(bare, {"--language"}).error().code == "no_value");
}
