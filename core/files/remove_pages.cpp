// Removing a file, or giving up one that is not complete, after a question.
#include <limits>

#include "files/pages.hpp"
#include "files/stored.hpp"
#include "kenes/sql.hpp"

namespace kenes::files {
namespace {

// What the question is about.
struct Chosen {
  std::int64_t file = 0;  // 0: an upload in progress
  std::string upload, name;
  std::int64_t size = 0;
};

std::optional<Chosen> chosen(identity::CoreCall& call, const Permission& allowed, const NamedValues& values) {
  const auto id = values.integer("file", 0, 1, std::numeric_limits<std::int64_t>::max());
  return call.host().database().read([&](soci::session& sql) -> std::optional<Chosen> {
    if (id != 0) {
      const auto row = find_file(sql, allowed.folder, id);
      return row ? std::optional(Chosen{id, "", row->file.name, row->file.size}) : std::nullopt;
    }
    const auto upload = find_upload(sql, values.get("upload"), allowed.holder, call.now());
    if (!upload || upload->file_id) return std::nullopt;
    return Chosen{0, upload->token, upload->name, upload->size};
  });
}

}  // namespace

Response Pages::ask_remove(identity::CoreCall& call) const {
  const auto& query = call.request().query;
  const auto allowed = permission(call, query.get("permission"));
  if (!allowed) return not_found();
  const auto file = chosen(call, *allowed, query);
  if (!file) return redirect(allowed->back);
  return page("core/files_remove", {{"title", call.tr("Remove this file?")},
                                    {"name", file->name},
                                    {"size", file->size},
                                    {"permission", std::string(query.get("permission"))},
                                    {"file", file->file == 0 ? "" : std::to_string(file->file)},
                                    {"upload", file->upload},
                                    {"back", allowed->back}});
}

Response Pages::remove(identity::CoreCall& call) const {
  const auto& form = call.request().form;
  const auto allowed = permission(call, form.get("permission"));
  if (!allowed) return not_found();
  const auto file = chosen(call, *allowed, form);
  if (!file) return redirect(allowed->back);  // removed already
  if (file->file == 0) {
    if (files_.reception().abandon(file->upload, allowed->holder))
      call.flash("success", call.tr("The file is removed."));
    return redirect(allowed->back);
  }
  try {
    call.host().database().write([&](soci::session& sql) { files_.remove(sql, allowed->folder, file->file); });
    call.flash("success", call.tr("The file is removed."));
  } catch (const std::exception& error) {
    // A plugin's table refers to it: it belongs to something that is not to change any more.
    if (sql::sqlstate(error) != "23503") throw;
    call.flash("important", call.tr("This file can't be removed any more."));
  }
  return redirect(allowed->back);
}

}  // namespace kenes::files
