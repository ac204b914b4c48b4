#include "config/toml.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace kenes::config {
namespace {

const auto file = std::filesystem::temp_directory_path() / ("kenes-toml-" + std::to_string(::getpid()) + ".toml");

Document read(const std::string& text, std::vector<Fault>& faults) {
  std::ofstream(file) << text;
  auto document = read_toml(file, faults);
  std::filesystem::remove(file);
  return document;
}

std::string fault_of(const std::string& text) {
  std::vector<Fault> faults;
  read(text, faults);
  if (faults.size() != 1) return std::to_string(faults.size()) + " faults";
  return to_string(faults[0]).substr(file.string().size() + 1);
}

}  // namespace

TEST_CASE("TOML becomes JSON that knows where each value stood") {
  std::vector<Fault> faults;
  const auto document = read(R"(title = "Кеңес"
day = 2026-11-22
at = 2026-11-22T10:00:00Z
[a]
"odd/key~" = [1, 2.5, true]
[[list]]
n = 1
[list.deep]
m = { k = "v" }
[[list]]
n = 2
)",
                             faults);
  REQUIRE(faults.empty());
  CHECK(document.root == boost::json::parse(R"({"title": "Кеңес", "day": "2026-11-22", "at": "2026-11-22T10:00:00Z",
    "a": {"odd/key~": [1, 2.5, true]}, "list": [{"n": 1, "deep": {"m": {"k": "v"}}}, {"n": 2}]})"));
  const auto line = [&](const char* pointer) { return document.locate(pointer).line; };
  CHECK(line("/title") == 1);
  CHECK(line("/a") == 4);
  CHECK(line("/a/odd~1key~0/1") == 5);
  CHECK(line("/list/0/deep") == 8);
  CHECK(line("/list/0/deep/m/k") == 9);
  CHECK(line("/list/1") == 10);
  CHECK(line("/list/1/absent") == 10);
  CHECK(document.locate("/nothing").file == file.string());
}

TEST_CASE("broken syntax is told in plain words") {
  CHECK(fault_of("a = 1\nb = \n") ==
        "2: column 5: a value is missing after '='; texts stand between quotation marks: key = \"text\"");
  CHECK(fault_of("a = \"x\n") ==
        "1: column 5: this text is not closed, or has a backslash that means nothing; end it with the "
        "quotation mark it began with, on the same line; a backslash itself is written \\\\");
  CHECK(fault_of("[portal\nx = 1\n") ==
        "1: column 1: this is neither 'key = value' nor a [table]; a table's name stands between [ "
        "and ], or [[ and ]] if it is one of several");
  CHECK(fault_of("a = 1\n\na = 2\n") ==
        "3: column 5: 'a' is given a second time; the first is in line 1; keep one of them; several of "
        "a kind are written [[name]]");
  CHECK(fault_of("[http]\na = 1\n[http]\n") ==
        "3: column 1: 'http' is given a second time; the first is in line 1; keep one of them; "
        "several of a kind are written [[name]]");
  CHECK(fault_of("a = yes\n") ==
        "1: column 5: this is not a value; texts stand between quotation marks: key = \"text\"");
  CHECK(fault_of("my key = 1\n") == "1: column 3: a key has no spaces or special characters; write key = value");
  CHECK(fault_of("a = [1,\n2\nb = 3\n") ==
        "3: column 1: a comma is missing before this, or the list was not closed; lists are written [ 1, 2, 3 ]");
  CHECK(fault_of("a = { x = 1\n}\n") ==
        "1: column 12: '}' is missing; what stands between { and } must be on one line");
  CHECK(fault_of("a\n") == "1: column 2: '=' is missing after the key; write key = value");
  CHECK(fault_of("a = 1 2\n") == "1: column 7: the line should have ended here; one line, one key");
}

TEST_CASE("files that can't be read are told") {
  CHECK(fault_of("a = 1\nb = \"\xca\xe5\xed\"\n") == "2: this line is not UTF-8; save the file in the encoding UTF-8");
  std::vector<Fault> faults;
  read_toml("/none/such.toml", faults);
  read_toml("/tmp", faults);
  REQUIRE(faults.size() == 2);
  CHECK(to_string(faults[0]) ==
        "/none/such.toml: can't be read: No such file or directory; check the path and its permissions");
  CHECK(to_string(faults[1]) == "/tmp: can't be read: it is a folder; check the path and its permissions");
  faults.clear();
  CHECK(read("", faults).root == boost::json::object{});
  CHECK(faults.empty());
}

}  // namespace kenes::config
