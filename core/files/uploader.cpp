// The model of the partial core/field/files.
#include <stdexcept>

#include "files/holder.hpp"
#include "files/portal_files.hpp"
#include "files/stored.hpp"
#include "identity/core_call.hpp"
#include "view/file_words.hpp"

namespace kenes::files {
namespace {

std::string joined(const std::vector<std::string>& types) {
  std::string list;
  for (const auto& type : types) list += (list.empty() ? "" : ",") + type;
  return list;
}

boost::json::object file_model(const StoredFile& file, const std::string& remove) {
  return {{"id", file.id},     {"name", file.name}, {"type", file.type},
          {"size", file.size}, {"href", nullptr},   {"remove_href", remove + "&file=" + std::to_string(file.id)}};
}

boost::json::object unfinished_model(const Upload& upload, const std::string& remove) {
  return {{"name", upload.name},
          {"size", upload.size},
          {"until", to_iso(upload.expires)},
          {"share", static_cast<double>(upload.received) / static_cast<double>(upload.size)},
          {"remove_href", remove + "&upload=" + upload.token}};
}

boost::json::object refused_model(const Upload& upload, const std::string& remove) {
  return {{"name", upload.name}, {"message", upload.failure}, {"remove_href", remove + "&upload=" + upload.token}};
}

}  // namespace

boost::json::object PortalFiles::uploader(Call& call, std::string_view folder, const FileLimits& limits,
                                          std::string_view back) {
  const std::string owner = std::string(call.host().plugin_id()) + "/";
  if (!folder.starts_with(owner))
    throw std::logic_error("a folder of files must begin with '" + owner + "', not be '" + std::string(folder) + "'");
  const auto now = call.now();
  const Permission permission{
      .folder = std::string(folder),
      .limits = limits,
      .holder = make_holder(identity::core_call(call), secrets_, places_.secure_cookies),
      .back = std::string(back),
      .until = now + upload_lifetime,
  };
  const auto signed_text = sign(permission, secrets_);
  const auto remove = "/uploads/remove?permission=" + signed_text;
  boost::json::array files, unfinished, refused;
  std::int64_t used = 0, reserved = 0;
  database_.read([&](soci::session& sql) {
    files.clear();
    unfinished.clear();
    refused.clear();
    used = reserved = 0;
    for (const auto& row : files_in(sql, folder)) {
      used += row.file.size;
      files.push_back(file_model(row.file, remove));
    }
    for (const auto& upload : uploads_in(sql, folder, now)) {
      reserved += upload.size;
      if (upload.holder == permission.holder) unfinished.push_back(unfinished_model(upload, remove));
    }
    for (const auto& upload : refused_in(sql, folder, permission.holder, now))
      refused.push_back(refused_model(upload, remove));
  });
  const auto left = std::max<std::int64_t>(0, limits.total - used - reserved);
  // Who has something unfinished needs the form to finish it.
  const bool full = used >= limits.total || static_cast<int>(files.size()) >= limits.count;
  return {{"folder", permission.folder},
          {"permission", signed_text},
          {"endpoint", "/uploads"},
          {"form_action", "/uploads/form?permission=" + signed_text},
          {"files", std::move(files)},
          {"unfinished", std::move(unfinished)},
          {"refused", std::move(refused)},
          {"total", limits.total},
          {"count", limits.count},
          {"left", left},
          {"full", full},
          {"types", view::file_types(limits.types, call.host().translator(call.words().language()))},
          {"accept", joined(limits.types)}};
}

}  // namespace kenes::files
