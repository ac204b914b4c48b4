// The step of a draft at which files are added, and getting them.
#include <algorithm>
#include <limits>

#include "attachments/attachments.hpp"
#include "routes.hpp"

namespace kenes::petition {

namespace {

Response add_page(Call& call, const Office& office) {
  const auto limits = attachment_limits(call.service());
  auto* files = office.host->find<Files>();
  const auto seen = see_own(office, call);
  if (!seen || !limits || files == nullptr) return not_found();
  const auto path = call.url("/" + std::to_string(seen->petition.id));
  if (seen->stage->kind != participation::StageKind::draft) return redirect(path + "/share");
  auto uploader = files->uploader(call, attachment_folder(seen->petition.id), *limits, path + "/files");
  for (auto& file : uploader.at("files").as_array()) {
    auto& one = file.as_object();
    one["href"] = path + "/files/" + std::to_string(one.at("id").as_int64());
  }
  return page("petition/files", {{"title", call.tr("Add files to your petition")},
                                 {"action", seen->petition.texts.action},
                                 {"lang", seen->petition.language},
                                 {"uploader", std::move(uploader)},
                                 {"next_href", path + "/check"},
                                 {"back_href", path + "/edit"}});
}

// Whoever may see the petition may have its files.
Response get_file(Call& call, const Office& office) {
  auto* files = office.host->find<Files>();
  const auto id = call.request().captures.integer("file", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto petition = office.database().read([&](soci::session& sql) -> std::optional<std::int64_t> {
    const auto seen = see(sql, office, call, call.request().query.get("token"));
    if (!seen) return std::nullopt;
    const auto all = attachments_of(sql, office, seen->petition);
    const bool belongs = std::any_of(all.begin(), all.end(), [&](const StoredFile& file) { return file.id == id; });
    return belongs ? std::optional(seen->petition.id) : std::nullopt;
  });
  if (!petition || files == nullptr) return not_found();
  return files->download(call, attachment_folder(*petition), id);
}

}  // namespace

void declare_attachments(Registrar& registrar, const Office& office) {
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/files", Access::signed_in(), add_page, no_twin},
      {Method::get, "/{id:int}/files/{file:int}", Access::anyone(), get_file, no_twin},
  };
  declare_routes(registrar, office, routes);
}

}  // namespace kenes::petition
