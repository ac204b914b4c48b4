#include "kenes/files.hpp"
#include "post/paper.hpp"

namespace kenes::petition {

Result<void> submit_paper(const Office& office, std::string_view service, std::int64_t id, const Actor& by) {
  auto* files = office.host->find<Files>();
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (!find_paper(sql, service, id)) return fail("not_found", "no petition came by post under this number");
    if (files != nullptr && files->list(sql, scan_folder(id)).empty()) {
      return fail("no_scan", "the scan of the letter is missing");
    }
    const auto moved = office.engine().submit_for_absent(sql, id, by);
    if (!moved) return tl::unexpected(moved.error());
    return {};
  });
}

}  // namespace kenes::petition
