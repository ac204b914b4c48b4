#include "ledger/log_rows.hpp"

#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

constexpr std::size_t digest_size = std::tuple_size_v<Digest>;

unsigned char nibble(char c) {
  return static_cast<unsigned char>(c <= '9' ? c - '0' : c - 'a' + 10);
}

std::vector<Digest> digests_of(const std::string& text) {
  std::vector<Digest> digests(text.size() / (2 * digest_size));
  for (std::size_t i = 0; i < digests.size() * digest_size; ++i) {
    digests[i / digest_size][i % digest_size] =
        static_cast<unsigned char>(nibble(text[2 * i]) * 16 + nibble(text[2 * i + 1]));
  }
  return digests;
}

}  // namespace

TileColumns::TileColumns(const std::vector<FullTile>& tiles) {
  for (const auto& tile : tiles) {
    submissions.push_back(tile.submission_id);
    levels.push_back(tile.level);
    numbers.push_back(static_cast<std::int64_t>(tile.number));
    roots.push_back(hex(tile.root));
  }
}

std::string hex_of(const std::vector<Digest>& digests) {
  std::string text;
  for (const auto& digest : digests) text += hex(digest);
  return text;
}

void append(log::Frontier& tree, const LogEntry& entry, std::vector<FullTile>& full) {
  tree.append(log::leaf_hash(published(entry)), [&](unsigned height, const Digest& root) {
    if (height % log::tile_height != 0) return;
    full.push_back({entry.submission_id, height / log::tile_height - 1, (tree.size() >> height) - 1, root});
  });
}

std::map<std::int64_t, log::Frontier> read_heads(soci::session& sql, const std::vector<std::int64_t>& submissions) {
  const auto ids = sql::array(submissions);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select submission_id, size, encode(frontier, 'hex') from participation.log_head "
                      "where submission_id = any(cast(:ids as bigint[]))",
       soci::use(ids));
  std::map<std::int64_t, log::Frontier> trees;
  for (const auto& row : rows) {
    const auto size = static_cast<std::uint64_t>(number_at(row, 1));
    trees.emplace(number_at(row, 0), log::Frontier(size, digests_of(text_at(row, 2))));
  }
  return trees;
}

void insert_tiles(soci::session& sql, const std::vector<FullTile>& tiles) {
  if (tiles.empty()) return;
  const TileColumns columns(tiles);
  const auto id = sql::array(columns.submissions), level = sql::array(columns.levels),
             number = sql::array(columns.numbers), root = sql::array(columns.roots);
  sql << "insert into participation.log_tile (submission_id, level, number, root) "
         "select n.id, n.level, n.number, decode(n.root, 'hex') from unnest(cast(:ids as bigint[]), "
         "cast(:levels as bigint[]), cast(:numbers as bigint[]), cast(:roots as text[])) as n(id, level, number, root)",
      soci::use(id), soci::use(level), soci::use(number), soci::use(root);
}

std::vector<Digest> read_tile_roots(soci::session& sql, std::int64_t submission_id, unsigned level, std::uint64_t first,
                                    unsigned count) {
  const auto height = static_cast<int>(level);
  const auto from = static_cast<std::int64_t>(first), until = from + count;
  std::string roots;
  sql << "select coalesce(string_agg(encode(root, 'hex'), '' order by number), '') from participation.log_tile "
         "where submission_id = cast(:id as bigint) and level = cast(:level as smallint) "
         "and number >= cast(:from as bigint) and number < cast(:until as bigint)",
      soci::use(submission_id), soci::use(height), soci::use(from), soci::use(until), soci::into(roots);
  return digests_of(roots);
}

void each_entry(soci::session& sql, std::int64_t submission_id, std::int64_t first, std::int64_t last,
                const std::function<void(const LogEntry&)>& take) {
  constexpr std::int64_t at_once = 10'000;  // rows are held in memory meanwhile
  for (auto from = first; from <= last; from += at_once) {
    const auto until = std::min(last, from + at_once - 1);
    soci::rowset<soci::row> rows =
        (sql.prepare << "select e.number, e.kind, encode(e.person_hash, 'hex'), e.territory, kenes.to_micros(e.at), "
                        "coalesce(e.support, 0), coalesce((select i.reason from participation.invalidation i "
                        "where i.id = e.invalidation), '') "
                        "from participation.support_entry e where e.submission_id = cast(:id as bigint) and e.number "
                        "between cast(:from as bigint) and cast(:until as bigint) order by e.number",
         soci::use(submission_id), soci::use(from), soci::use(until));
    for (const auto& row : rows) {
      take({submission_id, number_at(row, 0), entry_kind(text_at(row, 1)), text_at(row, 2), text_at(row, 3),
            *time_at(row, 4), number_at(row, 5), text_at(row, 6)});
    }
  }
}

}  // namespace kenes::participation
