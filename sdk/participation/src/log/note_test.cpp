#include "log/note.hpp"

#include <catch2/catch.hpp>

#include "kenes/base64.hpp"

using namespace kenes;
using namespace kenes::participation::log;

namespace {

// The examples of the specifications.
const std::string poem =
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3Z"
    "ekRwNtIc=\n";
const std::string sofa =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeM"
    "cTOAYQ8=\n";

}  // namespace

TEST_CASE("a note is read and written as it was") {
  const auto note = read_note(poem);
  REQUIRE(note);
  CHECK(note->text.ends_with("ed è subito sera.\n"));
  REQUIRE(note->signatures.size() == 1);
  CHECK(note->signatures[0].key_name == "quasimodo.example/salvatore");
  CHECK(note->signatures[0].key_id == 0x367ba04b);
  CHECK(note->signatures[0].bytes.size() == 64);
  CHECK(write_note(*note) == poem);
}

TEST_CASE("a checkpoint is read and written as it was") {
  const auto checkpoint = read_checkpoint(read_note(sofa)->text);
  REQUIRE(checkpoint);
  CHECK(checkpoint->origin == "example.com/behind-the-sofa");
  CHECK(checkpoint->size == 20'852'163);
  CHECK(hex(checkpoint->root).starts_with("0ac5186a9186"));
  CHECK(text_of(*checkpoint) == read_note(sofa)->text);
  auto more = *checkpoint;
  more.extensions = {"one", "two"};
  CHECK(read_checkpoint(text_of(more))->extensions == more.extensions);
}

TEST_CASE("what is no note is refused with what is wrong") {
  const auto why = [](std::string_view bytes) { return read_note(bytes).error().message; };
  CHECK(why("text\n") == "not a signed note: no empty line stands between text and signatures");
  CHECK(why("text\n\n") == "not a signed note: it has no signature");
  CHECK(why("text\r\n\n— a AAAAAAAA\n") == "not a signed note: it has control characters");
  for (const char* line : {"— a AAAAAAAA", "- a AAAAAAAA\n", "— a+b AAAAAAAA\n", "—  AAAAAAAA\n", "— a AAAA\n",
                           "— a AAAAAAA\n", "— a AAAAAAB=\n", "— a\n"}) {
    INFO(line);
    CHECK(why(std::string("text\n\n") + line) == "not a signed note: line 1 of its signatures is none");
  }
  std::string many = "text\n\n";
  for (int i = 0; i < 65; ++i) many += "— a AAAAAAAA\n";
  CHECK(why(many) == "not a signed note: it has too many signatures");
}

TEST_CASE("what is no checkpoint is refused with what is wrong") {
  for (const char* text : {"", "a\n1\n", "a\n1\nAAAA\n", "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                           "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                           "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nx\n",
                           "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="}) {
    INFO(text);
    CHECK(read_checkpoint(text).error().code == "malformed");
  }
}

TEST_CASE("a key is named by its name and what it is") {
  // The key of Go's public checksum database, sum.golang.org.
  const auto key = from_base64("Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
  REQUIRE(key);
  CHECK(verifier_key("sum.golang.org", key->substr(1)) ==
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
}
