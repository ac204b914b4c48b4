// What everybody can download of a log is whole, and receipts prove what they say.
#include <catch2/catch.hpp>

#include "kenes/base64.hpp"
#include "kenes/ed25519.hpp"
#include "log/note.hpp"
#include "log/proof_file.hpp"
#include "log/tile.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

constexpr std::string_view origin = "petitions.example.org/petitions/1/log";

struct Download {
  explicit Download(Portal& portal, std::int64_t id) : portal_(portal), id_(id) {}

  log::Note head() const {
    return log::read_note(portal_.write([&](soci::session& sql) {
             return portal_.kit->support_log().checkpoint(sql, id_, origin);
           }))
        .value();
  }
  std::optional<std::string> tile(const std::string& path) const {
    return portal_.write([&](soci::session& sql) { return portal_.kit->support_log().tile(sql, id_, path); });
  }
  std::vector<std::string> entries(std::uint64_t size) const {
    std::vector<std::string> all;
    for (std::uint64_t done = 0; done < size; done += log::tile_width) {
      log::TileName name{.entries = true, .index = done / log::tile_width};
      name.width = log::width_in(name, size);
      const auto bundle = log::unbundle(tile(log::path_of(name)).value()).value();
      all.insert(all.end(), bundle.begin(), bundle.end());
    }
    return all;
  }
  std::vector<std::string> keys() const {
    return portal_.write([&](soci::session& sql) { return portal_.kit->support_log().keys(sql, origin); });
  }
  std::optional<LogReceipt> receipt(std::int64_t number) const {
    return portal_.write(
        [&](soci::session& sql) { return portal_.kit->support_log().receipt(sql, id_, number, origin); });
  }

 private:
  Portal& portal_;
  std::int64_t id_;
};

std::string public_key(const std::string& verifier_key) {
  const auto second_plus = verifier_key.find('+', verifier_key.find('+') + 1);
  return from_base64(verifier_key.substr(second_plus + 1)).value().substr(1);
}

// Whether one of the note's signatures is of this verifier key.
bool signed_by(const log::Note& note, const std::string& verifier_key) {
  const auto key = public_key(verifier_key);
  return std::any_of(note.signatures.begin(), note.signatures.end(), [&](const log::NoteSignature& signature) {
    return signature.key_name == origin && signature.key_id == log::key_id(origin, key) &&
           ed25519_verify(key, note.text, signature.bytes);
  });
}

}  // namespace

TEST_CASE("everybody can download a log and count it again", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const Download log(portal, id);
  for (int i = 0; i < 590; ++i) portal.support(id, Portal::citizen(i), "E1");
  portal.kit->ledger().withdraw(id, Portal::citizen(3));

  const auto head = log.head();
  REQUIRE(log.keys().size() == 1);
  CHECK(signed_by(head, log.keys().front()));
  const auto checkpoint = log::read_checkpoint(head.text).value();
  CHECK(checkpoint.origin == origin);

  log::Frontier tree;
  std::map<std::string, std::int64_t> kinds;
  std::set<std::string> pseudonyms;
  for (const auto& entry : log.entries(checkpoint.size)) {
    tree.append(log::leaf_hash(entry));
    const auto read = boost::json::parse(entry).as_object();
    CHECK(read.at("number").to_number<std::uint64_t>() == tree.size());
    ++kinds[std::string(read.at("kind").as_string())];
    pseudonyms.insert(std::string(read.at("pseudonym").as_string()));
  }
  CHECK(tree.size() == checkpoint.size);
  CHECK(tree.root() == checkpoint.root);
  CHECK(kinds["supported"] - kinds["withdrawn"] == portal.at(id).support_count);
  CHECK(pseudonyms.size() == static_cast<std::size_t>(kinds["supported"]));

  // The tiles of hashes are those of the same tree.
  const auto first = log.tile("tile/0/000").value(), second = log.tile("tile/0/001").value();
  const auto above = log.tile("tile/1/000.p/2").value();
  for (const auto& [tile, root] : {std::pair(first, above.substr(0, 32)), std::pair(second, above.substr(32))}) {
    log::Frontier below;
    for (std::size_t i = 0; i < tile.size(); i += 32) {
      Digest hash;
      std::copy_n(tile.begin() + static_cast<std::ptrdiff_t>(i), 32, hash.begin());
      below.append(hash);
    }
    const auto computed = below.root();
    CHECK(std::string(computed.begin(), computed.end()) == root);
  }
}

TEST_CASE("a log has no tile that isn't there, and none of other names", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const Download log(portal, id);
  const auto size = log::read_checkpoint(log.head().text).value().size;
  REQUIRE(size > 0);
  REQUIRE(size < 100);
  CHECK(log.tile("tile/0/000.p/" + std::to_string(size)).value().size() == size * 32);
  CHECK(log.tile("tile/0/000.p/1").value().size() == 32);
  for (const auto* path : {"tile/0/000.p/100", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000",
                           "tile/0/00", "tile/0/../0", "checkpoint", ""}) {
    CAPTURE(path);
    CHECK_FALSE(log.tile(path));
  }
}

TEST_CASE("a log without entries has a head all the same", "[integration]") {
  Portal portal;
  const Download log(portal, 4'711);
  const auto head = log::read_checkpoint(log.head().text).value();
  CHECK(head.size == 0);
  CHECK(head.root == sha256(""));
  CHECK_FALSE(log.receipt(1));
}

TEST_CASE("a receipt proves that its entry is in the log, and goes on doing so", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const Download log(portal, id);
  for (int i = 0; i < 300; ++i) portal.support(id, Portal::citizen(i));
  const auto size = log::read_checkpoint(log.head().text).value().size;
  for (const std::int64_t number :
       {std::int64_t{1}, std::int64_t{256}, std::int64_t{257}, static_cast<std::int64_t>(size)}) {
    const auto receipt = log.receipt(number).value();
    const auto file = log::read_proof_file(receipt.file).value();
    CHECK(file.extra == receipt.entry);
    CHECK(boost::json::parse(receipt.entry).at("number") == number);
    CHECK(file.index == static_cast<std::uint64_t>(number - 1));
    const auto note = log::read_note(file.checkpoint).value();
    CHECK(signed_by(note, log.keys().front()));
    const auto head = log::read_checkpoint(note.text).value();
    CHECK(log::includes(file.index, head.size, log::leaf_hash(file.extra), head.root, file.proof));
    CHECK_FALSE(log::includes(file.index, head.size, log::leaf_hash(file.extra + " "), head.root, file.proof));
  }
  CHECK_FALSE(log.receipt(0));
  CHECK_FALSE(log.receipt(static_cast<std::int64_t>(size) + 1));
}

TEST_CASE("a receipt is judged by the log of today", "[integration]") {
  Portal portal;
  const auto id = portal.published(), other = portal.published();
  const Download log(portal, id);
  const auto receipt = log.receipt(2).value();
  const auto judge = [&](const std::string& file, std::int64_t of, std::string_view where) {
    return portal.write([&](soci::session& sql) { return portal.kit->support_log().check(sql, of, where, file); });
  };
  for (int i = 0; i < 300; ++i) portal.support(id, Portal::citizen(i));
  const auto good = judge(receipt.file, id, origin);
  CHECK(good.verdict == ReceiptVerdict::proved);
  CHECK(good.entry == receipt.entry);
  CHECK(good.size_then == receipt.log_size);
  CHECK(good.size_now == receipt.log_size + 300);

  CHECK(judge("hello", id, origin).verdict == ReceiptVerdict::malformed);
  CHECK(judge(receipt.file, id, "elsewhere.example/log").verdict == ReceiptVerdict::other_log);
  auto forged = receipt.file;
  forged.replace(forged.find("\n" + std::to_string(receipt.log_size) + "\n"), 3, "\n9\n");
  CHECK(judge(forged, id, origin).verdict == ReceiptVerdict::unknown_key);
  auto changed = log::read_proof_file(receipt.file).value();
  changed.extra = log.receipt(1).value().entry;
  CHECK(judge(log::write_proof_file(changed), id, origin).verdict == ReceiptVerdict::not_proved);
  // The entries of another submission under the same address: as if the log had been written anew.
  for (int i = 0; i < 300; ++i) portal.support(other, Portal::citizen(i));
  CHECK(judge(receipt.file, other, origin).verdict == ReceiptVerdict::rewritten);
  CHECK(judge(receipt.file, 4'711, origin).verdict == ReceiptVerdict::rewritten);

  // One that an earlier key signed still holds.
  portal.write([&](soci::session& sql) { portal.kit->support_log().change_key(sql, Portal::citizen(1)); });
  CHECK(judge(receipt.file, id, origin).verdict == ReceiptVerdict::proved);
}

TEST_CASE("whoever trusts a key is carried over to the next one", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const Download log(portal, id);
  const auto first = log.keys().front();
  const auto change = [&] {
    return portal.write(
        [&](soci::session& sql) { return portal.kit->support_log().change_key(sql, Portal::citizen(1)); });
  };
  CHECK(change() == 2);
  REQUIRE(log.keys().size() == 2);
  const auto second = log.keys().front();
  CHECK(second != first);
  CHECK(log.keys().back() == first);
  CHECK(signed_by(log.head(), first));
  CHECK(signed_by(log.head(), second));
  CHECK(change() == 3);
  CHECK_FALSE(signed_by(log.head(), first));
  CHECK(signed_by(log.head(), second));
}

TEST_CASE("a receipt reads each row of the log once", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const Download log(portal, id);
  for (int i = 0; i < 590; ++i) portal.support(id, Portal::citizen(i));
  const auto read = [&] {
    portal.number("select cast(1 as bigint) from (select pg_stat_force_next_flush()) s");
    return portal.number(
        "select cast(seq_tup_read + idx_tup_fetch as bigint) from pg_stat_user_tables where relname = 'support_entry'");
  };
  read();
  const auto before = read();
  REQUIRE(log.receipt(300).has_value());
  read();
  const auto after = read();
  CHECK(after - before > 256);
  // Its own tile, the last one, and the entry itself.
  CHECK(after - before <= 256 + 83 + 1);
}
