#include "log/proof_file.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using namespace kenes::participation;

namespace {

const std::string checkpoint =
    "example.org/log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.org/log AAAA\n";

std::string why_not(const std::string& text) {
  const auto file = log::read_proof_file(text);
  return file ? "read" : file.error().message;
}

}  // namespace

TEST_CASE("a proof is written as the specification says, and read back") {
  log::ProofFile file{"{\"number\":2}", 1, {sha256("a"), sha256("b")}, checkpoint};
  const auto text = log::write_proof_file(file);
  CHECK(text ==
        "c2sp.org/tlog-proof@v1\nextra eyJudW1iZXIiOjJ9\nindex 1\n"
        "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\nPiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=\n\n" +
            checkpoint);
  const auto read = log::read_proof_file(text).value();
  CHECK(read.extra == file.extra);
  CHECK(read.index == 1);
  CHECK(read.proof == file.proof);
  CHECK(read.checkpoint == checkpoint);

  // Of a log with one entry, without extra data.
  const auto least = log::read_proof_file("c2sp.org/tlog-proof@v1\nindex 0\n\n" + checkpoint).value();
  CHECK(least.extra.empty());
  CHECK(least.proof.empty());
  CHECK(least.checkpoint == checkpoint);
}

TEST_CASE("what is no proof is refused with what is wrong") {
  const std::string head = "c2sp.org/tlog-proof@v1\n";
  CHECK(why_not("") == "not a proof of a log: it doesn't begin with c2sp.org/tlog-proof@v1");
  CHECK(why_not("c2sp.org/tlog-proof@v2\nindex 0\n\n" + checkpoint).find("doesn't begin") != std::string::npos);
  CHECK(why_not(head + "extra ***\nindex 0\n\n" + checkpoint).find("extra data") != std::string::npos);
  CHECK(why_not(head + "index 01\n\n" + checkpoint).find("names no index") != std::string::npos);
  CHECK(why_not(head + "index -1\n\n" + checkpoint).find("names no index") != std::string::npos);
  CHECK(why_not(head + "index \n\n" + checkpoint).find("names no index") != std::string::npos);
  CHECK(why_not(head + "index 0\nAAAA\n\n" + checkpoint).find("hash 1 isn't one") != std::string::npos);
  CHECK(why_not(head + "index 0\n").find("ends before") != std::string::npos);
  std::string many = head + "index 0\n";
  for (int i = 0; i < 65; ++i) many += "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\n";
  CHECK(why_not(many + "\n" + checkpoint).find("too many hashes") != std::string::npos);
}
