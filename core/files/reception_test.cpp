#include "files/reception.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "files/stored.hpp"
#include "files/sweep.hpp"
#include "files/test_bench.hpp"
#include "kenes/digest.hpp"

using namespace kenes;
using namespace kenes::files;
using kenes::test::FilesBench;
using namespace std::chrono_literals;

namespace {

const std::string words_of_it(100'000, 'w');

std::string code(const Result<Upload>& result) {
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("A file comes in pieces and is complete with the last", "[integration]") {
  FilesBench bench;
  const auto upload = bench.begin(100'000, "../a.txt");
  CHECK(bench.append(upload, 0, words_of_it.substr(0, 60'000))->received == 60'000);
  CHECK(bench.list().empty());
  CHECK(bench.reception().find(upload.token, "person:1")->received == 60'000);
  const auto done = bench.append(upload, 60'000, words_of_it.substr(60'000));
  REQUIRE(done);
  CHECK(done->file_id.has_value());
  const auto files = bench.list();
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "a.txt");
  CHECK(files[0].type == "text/plain");
  CHECK(files[0].size == 100'000);
  CHECK(files[0].sha256 == hex(sha256(words_of_it)));
  CHECK(test::read_all(bench.portal.store().read(upload.blob)) == words_of_it);
  // Who missed the last answer finds out, and nothing is added twice.
  CHECK(bench.reception().find(upload.token, "person:1")->received == 100'000);
  CHECK(code(bench.append(upload, 60'000, words_of_it.substr(60'000))) == "offset");
  CHECK(bench.list().size() == 1);
}

TEST_CASE("The host reads a small file for a plugin, and no large one", "[integration]") {
  FilesBench bench;
  REQUIRE(bench.take("a.csv", "Ann;1980-05-31"));
  const auto id = bench.list().at(0).id;
  const auto content = [&](std::string_view folder, std::int64_t file, std::int64_t most) {
    return bench.pool.read([&](soci::session& sql) { return bench.portal.content(sql, folder, file, most); });
  };
  CHECK(content("p/1/a", id, 14) == "Ann;1980-05-31");
  CHECK(content("p/1/a", id, 13) == std::nullopt);
  CHECK(content("p/1/b", id, 14) == std::nullopt);
  CHECK(content("p/1/a", id + 1, 14) == std::nullopt);
}

TEST_CASE("Nobody but its holder knows an upload, and after a day nobody", "[integration]") {
  FilesBench bench;
  const auto upload = bench.begin(10);
  const test::Bytes bytes("0123456789");
  CHECK(code(bench.reception().find(upload.token, "person:2")) == "not_found");
  CHECK(code(bench.reception().append(upload.token, "person:2", 0, bytes.slice(), bench.words)) == "not_found");
  CHECK_FALSE(bench.reception().abandon(upload.token, "person:2"));
  bench.clock.advance(24h);
  CHECK(code(bench.append(upload, 0, "0123456789")) == "not_found");
}

TEST_CASE("A piece belongs where the last one ended", "[integration]") {
  FilesBench bench;
  const auto upload = bench.begin(10);
  CHECK(code(bench.append(upload, 3, "abc")) == "offset");
  CHECK(bench.append(upload, 0, "abc"));
  CHECK(code(bench.append(upload, 0, "abc")) == "offset");
  CHECK(code(bench.append(upload, 3, "01234567")) == "too_long");
  CHECK(bench.reception().find(upload.token, "person:1")->received == 3);
}

TEST_CASE("What was written but not recorded is cut off; what was recorded but lost is asked for again",
          "[integration]") {
  FilesBench bench;
  const auto upload = bench.begin(10);
  REQUIRE(bench.append(upload, 0, "abcd"));
  {
    // Killed between writing and recording.
    const auto blob = bench.portal.store().lock(upload.blob);
    const test::Bytes lost("XXXXXXXXXXXXXX");
    append(blob, 4, lost.slice());
  }
  CHECK(bench.reception().find(upload.token, "person:1")->received == 4);
  REQUIRE(bench.append(upload, 4, "ef"));
  CHECK(test::read_all(bench.portal.store().read(upload.blob)) == "abcdef");
  CHECK(::ftruncate(bench.portal.store().lock(upload.blob).number(), 2) == 0);
  CHECK(bench.reception().find(upload.token, "person:1")->received == 2);
  REQUIRE(bench.append(upload, 2, "cdefghij"));
  CHECK(test::read_all(bench.portal.store().read(upload.blob)) == "abcdefghij");
}

TEST_CASE("Two who send the same piece at once add it once", "[integration]") {
  FilesBench bench;
  const auto upload = bench.begin(1'000'000);
  const test::Bytes bytes(std::string(1'000'000, 'x'));
  std::atomic<int> added{0}, refused{0};
  std::vector<std::thread> senders;
  for (int i = 0; i < 4; ++i)
    senders.emplace_back([&] {
      const auto result = bench.reception().append(upload.token, upload.holder, 0, bytes.slice(), bench.words);
      ++(result ? added : refused);
    });
  for (auto& sender : senders) sender.join();
  CHECK(added == 1);
  CHECK(refused == 3);
  CHECK(bench.list().size() == 1);
  // While somebody holds it, the others are told to wait.
  const auto other = bench.begin(10);
  const auto held = bench.portal.store().lock(other.blob);
  CHECK(code(bench.append(other, 0, "abc")) == "busy");
}

TEST_CASE("Limits count what is there and what is on its way, in words that say what is left", "[integration]") {
  FilesBench bench;
  const FileLimits limits{.total = 1'000, .count = 2, .types = {"text/plain"}};
  REQUIRE(bench.take("one.txt", std::string(300, 'a'), limits));
  const auto under_way = bench.begin(300, "two.txt", limits);
  const auto third = bench.take("three.txt", "abc", limits);
  CHECK(code(third) == "count");
  CHECK(third.error().message.find("only 2 files") != std::string::npos);
  REQUIRE(bench.reception().abandon(under_way.token, "person:1"));
  const auto large = bench.take("large.txt", std::string(701, 'a'), limits);
  CHECK(code(large) == "total");
  CHECK(large.error().message == "“large.txt” has 701\u00A0bytes, but only 700\u00A0bytes of 1\u00A0kB are left here.");
  CHECK(code(bench.take("empty.txt", "", limits)) == "empty");
  const auto page = bench.take("page.txt", "<!doctype html><html><body>x</body></html>", limits);
  CHECK(code(page) == "type");
  CHECK(page.error().message.find("These can: text.") != std::string::npos);
  CHECK(bench.list().size() == 1);
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.upload WHERE file_id IS NULL AND failure IS NULL") == "0");
}

TEST_CASE("What was refused is told until it is removed or its day is over, and holds no room", "[integration]") {
  FilesBench bench;
  const FileLimits limits{.total = 1'000, .count = 2, .types = {"text/plain"}};
  const auto refused = [&] {
    return bench.pool.read([&](soci::session& sql) { return refused_in(sql, "p/1/a", "person:1", bench.clock.now()); });
  };
  bench.take("large.txt", std::string(1'001, 'a'), limits);
  bench.take("empty.txt", "", limits);
  bench.take("page.txt", "<!doctype html><html><body>x</body></html>", limits);
  REQUIRE(refused().size() == 3);
  // They came at one and the same time of the fake clock, so in any order.
  const auto all = refused();
  CHECK(std::any_of(all.begin(), all.end(), [](const Upload& upload) {
    return upload.failure == "“empty.txt” is empty, so it was not added.";
  }));
  REQUIRE(bench.take("good.txt", std::string(999, 'a'), limits));
  CHECK(code(bench.reception().find(refused()[0].token, "person:1")) == "not_found");
  drop_blobs(bench.pool, bench.portal.store());
  CHECK(bench.blobs() == 1);

  CHECK_FALSE(bench.reception().abandon(refused()[0].token, "person:2"));
  REQUIRE(bench.reception().abandon(refused()[0].token, "person:1"));
  CHECK(refused().size() == 2);
  bench.reception().forget_refused(bench.permission(limits));
  CHECK(refused().empty());

  bench.take("again.txt", "", limits);
  bench.clock.advance(24h);
  CHECK(refused().empty());
  end_uploads(bench.pool, bench.clock.now());
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.upload WHERE failure IS NOT NULL") == "0");
}

TEST_CASE("What is removed, given up or left behind goes from the disk, and nothing else does", "[integration]") {
  FilesBench bench;
  const auto kept = bench.take("kept.txt", "kept");
  const auto removed = bench.take("removed.txt", "removed");
  const auto forgotten = bench.begin(10, "forgotten.txt");
  REQUIRE(bench.append(forgotten, 0, "abc"));
  bench.portal.store().create("stray");
  REQUIRE(bench.blobs() == 4);

  bench.pool.write([&](soci::session& sql) { CHECK(bench.portal.remove(sql, "p/1/a", *removed->file_id)); });
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE kind = 'core.drop_blobs'") == "1");
  drop_blobs(bench.pool, bench.portal.store());
  CHECK(bench.blobs() == 3);

  bench.clock.advance(23h);
  end_uploads(bench.pool, bench.clock.now());
  drop_blobs(bench.pool, bench.portal.store());
  CHECK(bench.blobs() == 3);
  bench.clock.advance(2h);
  end_uploads(bench.pool, bench.clock.now());
  drop_blobs(bench.pool, bench.portal.store());
  CHECK(bench.blobs() == 2);

  drop_strays(bench.pool, bench.portal.store(), std::chrono::system_clock::now());
  CHECK(bench.blobs() == 2);  // it could belong to a transaction that has just begun
  drop_strays(bench.pool, bench.portal.store(), std::chrono::system_clock::now() + 49h);
  CHECK(bench.blobs() == 1);
  REQUIRE(bench.list().size() == 1);
  CHECK(test::read_all(bench.portal.store().read(kept->blob)) == "kept");
}

TEST_CASE("A folder that goes takes its files and uploads with it, if the transaction commits", "[integration]") {
  FilesBench bench;
  bench.take("a.txt", "a");
  bench.begin(10);
  CHECK_THROWS(bench.pool.write([&](soci::session& sql) {
    bench.portal.remove_all(sql, "p/1/a");
    throw std::runtime_error("changed my mind");
  }));
  CHECK(bench.list().size() == 1);
  bench.pool.write([&](soci::session& sql) { bench.portal.remove_all(sql, "p/1/a"); });
  drop_blobs(bench.pool, bench.portal.store());
  CHECK(bench.list().empty());
  CHECK(bench.blobs() == 0);
}
