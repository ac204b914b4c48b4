// What programs download of a log.
#include "public_log/public_log.hpp"

namespace kenes::petition {

namespace {

constexpr const char* bytes_type = "application/octet-stream";

std::string path_in_log(const Call& call) {
  std::string path = "tile";
  for (const auto* part : {"a", "b", "c", "d", "e"}) {
    if (call.request().captures.has(part)) path += "/" + std::string(call.request().captures.get(part));
  }
  return path;
}

}  // namespace

Response checkpoint_file(Call& call, const Office& office) {
  const auto head = office.database().read([&](soci::session& sql) -> std::optional<std::string> {
    const auto petition = with_log(sql, office, call);
    if (!petition) return std::nullopt;
    return office.kit->support_log().checkpoint(sql, petition->id, log_origin(office, *petition));
  });
  if (!head) return not_found();
  auto response = text(*head, "text/plain; charset=utf-8");
  response.caching = Caching::short_shared;
  return response;
}

// What the portal says that the log comes to, and the number that its pages show: from the same row, in one query with
// the length of the log, so that whoever counts can compare to the entry.
Response count_file(Call& call, const Office& office) {
  const auto size = office.database().read([&](soci::session& sql) -> std::optional<participation::LogSize> {
    const auto petition = with_log(sql, office, call);
    if (!petition) return std::nullopt;
    return office.kit->support_log().size(sql, petition->id);
  });
  if (!size) return not_found();
  auto response = json(boost::json::object{{"entries", size->entries},
                                           {"standing", size->standing},
                                           {"elsewhere", size->elsewhere},
                                           {"shown", size->standing + size->elsewhere}});
  response.caching = Caching::short_shared;
  return response;
}

Response keys_file(Call& call, const Office& office) {
  const auto keys = office.database().read([&](soci::session& sql) -> std::optional<std::string> {
    const auto petition = with_log(sql, office, call);
    if (!petition) return std::nullopt;
    std::string lines;
    for (const auto& key : office.kit->support_log().keys(sql, log_origin(office, *petition))) lines += key + "\n";
    return lines;
  });
  if (!keys) return not_found();
  auto response = text(*keys, "text/plain; charset=utf-8");
  response.caching = Caching::short_shared;
  return response;
}

Response tile_file(Call& call, const Office& office) {
  const auto tile = office.database().read([&](soci::session& sql) -> std::optional<std::string> {
    const auto petition = with_log(sql, office, call);
    if (!petition) return std::nullopt;
    return office.kit->support_log().tile(sql, petition->id, path_in_log(call));
  });
  if (!tile) return not_found();
  auto response = text(*tile, bytes_type);
  // What a tile holds never changes, and a petition may be hidden: shared caches keep it for a short time only.
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
