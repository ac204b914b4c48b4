// Whoever counts a log again finds each way of cheating.
#include "verify/recount.hpp"

#include <catch2/catch.hpp>

#include "invalidation/invalidations.hpp"
#include "log/tile.hpp"
#include "log/verifier_key.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string origin = "petitions.example.org/petitions/1/log";

// A log as it lies on a server, and what may be done to it there.
struct Published {
  Published() : id(portal.published()) {
    for (int i = 0; i < 300; ++i) portal.support(id, Portal::citizen(i), i % 2 == 0 ? "E1" : "");
    portal.kit->ledger().withdraw(id, Portal::citizen(4));
    keys = portal.write([&](soci::session& sql) { return portal.kit->support_log().keys(sql, origin); });
  }

  Result<std::string> get(const std::string& path) {
    if (const auto changed = instead.find(path); changed != instead.end()) return changed->second;
    if (path == "count") return fail("not_found", "status 404");
    auto& log = portal.kit->support_log();
    auto bytes = portal.write([&](soci::session& sql) {
      return path == "checkpoint" ? std::optional(log.checkpoint(sql, id, origin)) : log.tile(sql, id, path);
    });
    if (!bytes) return fail("status", "status 404");
    return *bytes;
  }
  Result<Recount> count(const std::vector<Promise>& promises = {}) {
    return recount([&](const std::string& path) { return get(path); }, origin, keys, promises, [](std::uint64_t) {});
  }
  std::string why_not() {
    const auto counted = count();
    return counted ? "counted" : counted.error().code + ": " + counted.error().message;
  }
  std::string receipt(std::int64_t number) {
    return portal.write([&](soci::session& sql) { return portal.kit->support_log().receipt(sql, id, number, origin); })
        .value()
        .file;
  }
  // Supports 20 to 29 are invalidated, and three of them restored: entries 307 to 319.
  void invalidate() {
    const auto by = portal.host.person("moderator@example.org");
    auto& all = static_cast<KitInvalidations&>(portal.kit->invalidations());
    const auto begin = [&](std::vector<std::int64_t> numbers, const std::string& reason) {
      const auto begun = portal.write([&](soci::session& sql) {
        const auto expected = static_cast<std::int64_t>(numbers.size());
        return all.begin(sql, {id, {.numbers = numbers}, expected, reason}, by).value().id;
      });
      all.work(begun);
      return begun;
    };
    begin({20, 21, 22, 23, 24, 25, 26}, "One network");
    const auto mistake = begin({27, 28, 29}, "A mistake");
    portal.write([&](soci::session& sql) { all.undo(sql, mistake, "They are persons", by).value(); });
    all.work(mistake);
  }
  // Replaces entry `number` by what `change` makes of it.
  template <class F>
  void tamper(std::int64_t number, F&& change) {
    const std::string tile = number <= 256 ? "tile/entries/000" : "tile/entries/001.p/63";
    auto entries = log::unbundle(get(tile).value()).value();
    auto& entry = entries.at(static_cast<std::size_t>((number - 1) % 256));
    entry = change(entry);
    instead[tile] = log::bundle(entries);
  }

  Portal portal;
  std::int64_t id;
  std::vector<std::string> keys;
  std::map<std::string, std::string> instead;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a log is counted again, in all and by place", "[integration]") {
  Published log;
  const auto count = log.count().value();
  CHECK(count.head.size == 306);
  CHECK(count.supported == 305);
  CHECK(count.withdrawn == 1);
  CHECK(count.by_territory == std::map<std::string, std::int64_t>{{"", 155}, {"E1", 149}});
}

TEST_CASE("what was changed, left out or slipped in is found", "[integration]") {
  Published log;
  SECTION("another place") {
    log.tamper(7, [](const auto& entry) { return replaced(entry, "\"territory\":\"", "\"territory\":\"X"); });
    CHECK(log.why_not().starts_with("root: the 306 entries come to the root"));
  }
  SECTION("a support that is counted twice under two numbers") {
    auto entries = log::unbundle(log.get("tile/entries/000").value()).value();
    log.tamper(9, [&](const auto&) { return replaced(entries[7], "\"number\":8", "\"number\":9"); });
    CHECK(log.why_not() == "entry: entry 9: the same person supports a second time");
  }
  SECTION("a number that is missing") {
    log.tamper(9, [](const auto& entry) { return replaced(entry, "\"number\":9", "\"number\":10"); });
    CHECK(log.why_not() == "entry: entry 9: its number is another one");
  }
  SECTION("a withdrawal out of nowhere") {
    log.tamper(9, [](const auto& entry) { return replaced(entry, "supported", "withdrawn"); });
    CHECK(log.why_not() == "entry: entry 9: it withdraws a support that isn't there");
  }
  SECTION("entries that are kept back") {
    log.instead["tile/entries/001.p/50"] = "";
    CHECK(log.why_not() == "malformed: tile/entries/001.p/50 doesn't hold 50 entries");
  }
  SECTION("a head that somebody else signed") {
    log.instead["checkpoint"] = replaced(log.get("checkpoint").value(), "\n306\n", "\n305\n");
    CHECK(log.why_not().starts_with("unsigned: "));
  }
  SECTION("a key that nobody trusts") {
    const auto mine = log.keys.front();
    log.keys = {log::verifier_key(origin, std::string(32, 'k'))};
    CHECK(log.why_not().starts_with("unsigned: "));
    log.keys = {"hello"};
    CHECK(log.why_not().starts_with("malformed: 'hello' is no key"));
  }
}

TEST_CASE("the number that the portal shows must be that of the log", "[integration]") {
  Published log;
  const auto say = [&](int entries, int standing, int elsewhere, int shown) {
    log.instead["count"] = boost::json::serialize(
        boost::json::object{{"entries", entries}, {"standing", standing}, {"elsewhere", elsewhere}, {"shown", shown}});
  };
  CHECK_FALSE(log.count().value().said.has_value());
  say(306, 304, 1'000, 1'304);
  CHECK(log.count().value().said->shown == 1'304);
  SECTION("another number") {
    say(306, 305, 1'000, 1'305);
    CHECK(log.why_not() == "count: the portal says that 305 supports stand after 306 entries; 304 do");
  }
  SECTION("a sum that isn't one") {
    say(306, 304, 1'000, 1'400);
    CHECK(log.why_not() ==
          "count: the portal shows 1400, but says that 304 stand in the log and 1000 were counted elsewhere");
  }
  SECTION("entries that came in since are no fault") {
    log.portal.support(log.id, Portal::citizen(4'000));
    CHECK(log.count().value().standing == 305);
    say(306, 300, 0, 300);
    CHECK(log.why_not() == "count: the portal says that 300 supports stand after 306 entries; 304 do");
  }
  SECTION("entries that aren't in the signed log") {
    say(307, 305, 0, 305);
    CHECK(log.why_not() == "ahead: the portal has counted 307 entries, and signed a log of 306");
  }
  SECTION("of an empty log") {
    say(0, 5, 0, 5);
    CHECK(log.why_not() == "count: the portal says that 5 supports stand after 0 entries; 0 do");
  }
  SECTION("nonsense") {
    for (const char* text : {"", "[]", "{}", R"({"entries":306,"standing":304,"elsewhere":0})",
                             R"({"entries":306,"standing":304,"elsewhere":-1,"shown":303})"}) {
      CAPTURE(text);
      log.instead["count"] = text;
      CHECK(log.why_not().starts_with("malformed: count "));
    }
  }
}

TEST_CASE("what moderators invalidated and restored is counted, with the reasons", "[integration]") {
  Published log;
  log.invalidate();
  const auto count = log.count().value();
  CHECK(count.head.size == 319);
  CHECK(count.invalidated == std::map<std::string, std::int64_t>{{"A mistake", 3}, {"One network", 7}});
  CHECK(count.restored == 3);
  CHECK(count.standing == 297);
  CHECK(count.by_territory.at("E1") + count.by_territory.at("") == 297);
  SECTION("no reason") {
    log.tamper(307, [](const auto& entry) { return replaced(entry, "One network", ""); });
    CHECK(log.why_not() == "entry: entry 307: it invalidates a support without a reason");
  }
  SECTION("another support than the person's") {
    log.tamper(307, [](const auto& entry) { return replaced(entry, "\"support\":20", "\"support\":19"); });
    CHECK(log.why_not() == "entry: entry 307: it invalidates a support that doesn't stand");
  }
  SECTION("restored what was never invalidated") {
    log.tamper(307, [](const auto& entry) { return replaced(entry, "invalidated", "restored"); });
    CHECK(log.why_not() == "entry: entry 307: it restores a support that wasn't invalidated");
  }
  SECTION("withdrawn what was invalidated already") {
    log.tamper(317, [](const auto& entry) { return replaced(entry, "restored", "withdrawn"); });
    CHECK(log.why_not() == "entry: entry 317: it withdraws a support that isn't there");
  }
}

TEST_CASE("what was promised earlier must be kept", "[integration]") {
  Published log;
  const auto receipt = log.receipt(3), head = log.get("checkpoint").value();
  log.portal.support(log.id, Portal::citizen(4'000));
  const std::vector promises{read_promise("receipt", receipt, origin, log.keys).value(),
                             read_promise("monday", head, origin, log.keys).value()};
  CHECK(log.count(promises).value().kept == std::vector<std::string>{"receipt", "monday"});
  CHECK(read_promise("other", receipt, "elsewhere/log", log.keys).error().code == "other_log");
  CHECK(read_promise("none", "hello", origin, log.keys).error().code == "malformed");
  auto forged = log::read_proof_file(receipt).value();
  forged.extra += " ";
  CHECK(read_promise("forged", log::write_proof_file(forged), origin, log.keys).error().message ==
        "forged: its proof doesn't fit the entry that it names");

  // A portal that writes its log anew can sign that too, and is found out by what it signed before.
  auto rewritten = promises;
  rewritten.front().head.root = sha256("another history");
  CHECK(log.count(rewritten).error().code == "broken");
  rewritten = promises;
  rewritten.front().head.size = 1'000;
  CHECK(log.count(rewritten).error().message == "receipt: the log had 1000 entries then, and has 307 now");
}
