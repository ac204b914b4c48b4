#include "files/allowance.hpp"

#include "files/stored.hpp"
#include "files/upload.hpp"
#include "view/file_words.hpp"

namespace kenes::files {

Used used_in(soci::session& sql, std::string_view folder, Time now, std::string_view but) {
  Used used;
  for (const auto& row : files_in(sql, folder)) {
    used.bytes += row.file.size;
    ++used.count;
  }
  for (const auto& upload : uploads_in(sql, folder, now)) {
    if (upload.token == but) continue;
    used.bytes += upload.size;
    ++used.count;
  }
  return used;
}

Result<void> fits(const Candidate& file, const Used& used, const FileLimits& limits, const Translator& words) {
  if (file.size <= 0) return fail("empty", words.tr("“{name}” is empty, so it was not added.", {{"name", file.name}}));
  if (used.count >= limits.count)
    return fail("count", words.trn("There can be only {count} file here. Remove it to add “{name}”.",
                                   "There can be only {count} files here. Remove one to add “{name}”.", limits.count,
                                   {{"name", file.name}}));
  if (used.bytes + file.size > limits.total)
    return fail("total",
                words.tr("“{name}” has {size}, but only {left} of {total} are left here.",
                         {{"name", file.name},
                          {"size", view::file_size(file.size, words)},
                          {"left", view::file_size(std::max<std::int64_t>(0, limits.total - used.bytes), words)},
                          {"total", view::file_size(limits.total, words)}}));
  return {};
}

tl::unexpected<Error> wrong_type(const std::string& name, const FileLimits& limits, const Translator& words) {
  return fail("type", words.tr("“{name}” is not a kind of file that can be added here. These can: {types}.",
                               {{"name", name}, {"types", view::file_types(limits.types, words)}}));
}

}  // namespace kenes::files
