// The log of a submission follows its ledger, whoever writes it.
#include <catch2/catch.hpp>

#include "ledger/log_rows.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

std::vector<LogEntry> entries_of(Portal& portal, std::int64_t id) {
  std::vector<LogEntry> entries;
  portal.write([&](soci::session& sql) {
    each_entry(sql, id, 1, 1'000'000, [&](const LogEntry& entry) { entries.push_back(entry); });
  });
  return entries;
}

log::Frontier stored(Portal& portal, std::int64_t id) {
  return portal.write([&](soci::session& sql) { return read_heads(sql, {id})[id]; });
}

// What the entries come to, by the definition of the tree.
log::Frontier tree_of(const std::vector<LogEntry>& entries) {
  log::Frontier tree;
  for (const auto& entry : entries) tree.append(log::leaf_hash(published(entry)));
  return tree;
}

std::string tiles(Portal& portal, std::int64_t id) {
  return portal.write([&](soci::session& sql) {
    std::string text;
    sql << "select coalesce(string_agg(level || ' ' || number || ' ' || encode(root, 'hex'), ', ' order by level, "
           "number), '') from participation.log_tile where submission_id = cast(:id as bigint)",
        soci::use(id), soci::into(text);
    return text;
  });
}

Digest root_of(const std::vector<LogEntry>& entries, std::size_t begin, std::size_t end) {
  log::Frontier tree;
  for (auto i = begin; i < end; ++i) tree.append(log::leaf_hash(published(entries[i])));
  return tree.root();
}

}  // namespace

TEST_CASE("an entry is published without personal data, in one form only") {
  LogEntry entry{7, 12, EntryKind::withdrawn, "00ff", "E\"1", from_micros(1'767'268'800'999'999)};
  CHECK(published(entry) ==
        R"({"number":12,"kind":"withdrawn","pseudonym":"00ff","territory":"E\"1","at":"2026-01-01T12:00:00Z"})");
  entry = {7, 13, EntryKind::invalidated, "00ff", "", from_micros(1'767'268'800'000'000), 9, "Not \"persons\""};
  CHECK(published(entry) ==
        R"({"number":13,"kind":"invalidated","pseudonym":"00ff","territory":"","at":"2026-01-01T12:00:00Z",)"
        R"("support":9,"reason":"Not \"persons\""})");
  entry.kind = EntryKind::restored;
  CHECK(published(entry).ends_with(
      R"("kind":"restored","pseudonym":"00ff","territory":"","at":"2026-01-01T12:00:00Z","support":9})"));
}

TEST_CASE("the log has every support and withdrawal in the order of the ledger", "[integration]") {
  Portal portal;
  const auto id = portal.published(), other = portal.published();
  const auto before = stored(portal, id).size();  // five supported it before it was published
  for (int i = 0; i < 600; ++i) {
    portal.support(id, Portal::citizen(i), i % 3 == 0 ? "E1" : "");
    if (i % 7 == 0) portal.kit->ledger().withdraw(id, Portal::citizen(i));
    if (i % 100 == 0) portal.support(other, Portal::citizen(i));
  }
  const auto entries = entries_of(portal, id);
  REQUIRE(entries.size() == before + 600 + 86);
  CHECK(stored(portal, id).root() == tree_of(entries).root());
  CHECK(stored(portal, other).root() == tree_of(entries_of(portal, other)).root());
  CHECK(tiles(portal, id) == "0 0 " + hex(root_of(entries, 0, 256)) + ", 0 1 " + hex(root_of(entries, 256, 512)));
  CHECK(tiles(portal, other).empty());

  // A withdrawal names the place of the support that it takes back.
  const auto of_place = [&](EntryKind kind, const std::string& territory) {
    return std::count_if(entries.begin(), entries.end(),
                         [&](const auto& entry) { return entry.kind == kind && entry.territory == territory; });
  };
  CHECK(of_place(EntryKind::withdrawn, "E1") == 29);  // 0, 21, 42, …
}

TEST_CASE("two writers keep one log", "[integration]") {
  Portal portal;
  const auto other_kit = open_kit(portal.own());
  const auto id = portal.published();
  for (int i = 0; i < 300; ++i) {
    auto& ledger = i % 4 == 0 ? other_kit->ledger() : portal.kit->ledger();
    CHECK(ledger.support({id, 1000 + i, "email:n" + std::to_string(i), ""}).outcome == SupportOutcome::supported);
  }
  CHECK(stored(portal, id).root() == tree_of(entries_of(portal, id)).root());
}

TEST_CASE("a node that remembers what a lagging standby has lost reads the log again", "[integration]") {
  Portal portal;
  const auto other_kit = open_kit(portal.own());
  const auto id = portal.published();
  const auto run = [&](const std::string& statement) { portal.write([&](soci::session& sql) { sql << statement; }); };
  const auto of_it = " where submission_id = " + std::to_string(id);
  run("create table participation.before as select h.size, h.frontier, s.support_count from participation.log_head h "
      "join participation.submission s on s.id = h.submission_id" +
      of_it);
  REQUIRE(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::supported);
  run("alter table participation.support_entry disable trigger all");
  for (const char* table : {"support_entry", "support_active", "supporter"}) {
    run(std::string("delete from participation.") + table + of_it +
        " and number > (select size from participation.before)");
  }
  run("alter table participation.support_entry enable trigger all");
  run("update participation.submission s set ledger_size = b.size, support_count = b.support_count "
      "from participation.before b where s.id = " +
      std::to_string(id));
  run("update participation.log_head h set size = b.size, frontier = b.frontier from participation.before b" + of_it);

  REQUIRE(other_kit->ledger().support({id, 2, "email:another", ""}).outcome == SupportOutcome::supported);
  CHECK(portal.support(id, Portal::citizen(3)).outcome == SupportOutcome::supported);
  CHECK(stored(portal, id).root() == tree_of(entries_of(portal, id)).root());
  run("drop table participation.before");
}

TEST_CASE("supports that are older than the log come in with the next one", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  for (int i = 0; i < 520; ++i) portal.support(id, Portal::citizen(i));
  portal.write([&](soci::session& sql) {
    sql << "alter table participation.log_tile disable trigger all";
    sql << "delete from participation.log_tile";
    sql << "delete from participation.log_head";
    sql << "alter table participation.log_tile enable trigger all";
  });
  const auto other_kit = open_kit(portal.own());  // remembers nothing
  other_kit->ledger().support({id, 1, "email:last", ""});
  const auto entries = entries_of(portal, id);
  CHECK(stored(portal, id).size() == entries.size());
  CHECK(stored(portal, id).root() == tree_of(entries).root());
  CHECK(tiles(portal, id).find("0 1 " + hex(root_of(entries, 256, 512))) != std::string::npos);
}
