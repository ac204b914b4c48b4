#include "integrity/compare.hpp"

#include <spdlog/fmt/fmt.h>

#include <map>

#include "ledger/log_rows.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

// What the entries come to.
struct Sum {
  std::int64_t entries = 0, standing = 0;
  std::map<std::string, std::int64_t> places;
  log::Frontier tree;
  std::vector<FullTile> full;
  std::vector<std::string> differences;

  void add(const LogEntry& entry) {
    const auto step = step_of(entry.kind);
    standing += step;
    if (!entry.territory.empty()) places[entry.territory] += step;
    append(tree, entry, full);
    if (entry.number != ++entries) {
      differences.push_back(fmt::format("entry {} stands where {} is expected", entry.number, entries));
      entries = entry.number;
    }
  }
};

struct Stored {
  long long standing = 0, entries = 0, active = 0;
};

Stored stored(soci::session& sql, std::int64_t id) {
  Stored stored;
  sql << "select support_count - count_base, ledger_size, (select count(*) from participation.support_active a where "
         "a.submission_id = s.id and a.invalidation is null) from participation.submission s where id = cast(:id as "
         "bigint)",
      soci::use(id), soci::into(stored.standing), soci::into(stored.entries), soci::into(stored.active);
  return stored;
}

std::map<std::string, std::int64_t> stored_places(soci::session& sql, std::int64_t id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select territory, count from participation.territory_count where submission_id = cast(:id as "
                      "bigint) and count > 0",
       soci::use(id));
  std::map<std::string, std::int64_t> places;
  for (const auto& row : rows) places.emplace(text_at(row, 0), number_at(row, 1));
  return places;
}

// Every full tile, in the order in which tiles become full.
std::string stored_tiles(soci::session& sql, std::int64_t id) {
  std::string text;
  sql << "select coalesce(string_agg(level || ':' || number || ':' || encode(root, 'hex'), ' ' order by level, "
         "number), "
         "'') from participation.log_tile where submission_id = cast(:id as bigint)",
      soci::use(id), soci::into(text);
  return text;
}

std::string tiles(std::vector<FullTile> full) {
  std::sort(full.begin(), full.end(),
            [](const auto& a, const auto& b) { return std::pair(a.level, a.number) < std::pair(b.level, b.number); });
  std::string text;
  for (const auto& tile : full) {
    text += fmt::format("{}{}:{}:{}", text.empty() ? "" : " ", tile.level, tile.number, hex(tile.root));
  }
  return text;
}

}  // namespace

std::vector<std::string> compare_ledger(soci::session& sql, std::int64_t id) {
  const auto is = stored(sql, id);
  Sum sum;
  each_entry(sql, id, 1, is.entries, [&](const LogEntry& entry) { sum.add(entry); });
  auto differences = std::move(sum.differences);
  const auto compare = [&](const char* what, std::int64_t stored, std::int64_t counted) {
    if (stored != counted) differences.push_back(fmt::format("{}: stored {}, counted {}", what, stored, counted));
  };
  compare("entries", is.entries, sum.entries);
  compare("supports that stand", is.standing, sum.standing);
  compare("persons who support", is.active, sum.standing);
  std::erase_if(sum.places, [](const auto& place) { return place.second == 0; });
  if (stored_places(sql, id) != sum.places) differences.emplace_back("the counts by place are others");
  const auto head = read_heads(sql, {id})[id];
  if (static_cast<std::int64_t>(head.size()) != is.entries || head.root() != sum.tree.root()) {
    differences.push_back(fmt::format("the log: stored {} entries with the root {}, counted {} with {}", head.size(),
                                      hex(head.root()), sum.entries, hex(sum.tree.root())));
  }
  if (stored_tiles(sql, id) != tiles(std::move(sum.full))) differences.emplace_back("the tiles of the log are others");
  return differences;
}

}  // namespace kenes::participation
