#pragma once
// Style sheets, scripts, icons under names that change with their content, "/assets/app.<hash>.css", so that browsers
// and proxies may keep them for ever. All are held in memory: no request opens a file.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/exchange.hpp"
#include "kenes/result.hpp"

namespace kenes::http {

// Filled by one thread before the server starts, then immutable. [any thread]
class Assets {
 public:
  // Every file below the folder under its relative name, "fonts/text.woff2". Dot files are left out. Error codes
  // "unreadable_asset" and, from publish(), "unwritable_asset".
  Result<void> add_folder(const std::filesystem::path& folder);
  // A file made by the program (the theme's colours). Returns its path; a second one of the same name replaces the
  // first.
  std::string add(const std::string& name, std::string content);

  // "app.css" -> "/assets/app.1f0c….css"; "" if there is no such file.
  const std::string& path(std::string_view name) const;

  // For paths below /assets/. 404 for what is not there, 405 for what is no GET. An old name whose file changed is a
  // 404: nginx still has it, as publish() removes nothing.
  Answer answer(const Exchange& exchange) const;

  // Writes the files as <folder>/assets/<hashed name>, each with its .gz beside it, for nginx to serve without asking
  // us. Several nodes may publish into one folder at the same time.
  Result<void> publish(const std::filesystem::path& folder) const;

 private:
  struct File {
    std::string content, type;
  };
  std::map<std::string, std::string, std::less<>> paths_;  // by name
  std::map<std::string, File, std::less<>> files_;         // by path
};

}  // namespace kenes::http
