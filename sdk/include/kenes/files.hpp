#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/call.hpp"
#include "kenes/time.hpp"

namespace kenes {

struct StoredFile {
  std::int64_t id = 0;
  std::string name;       // as the visitor's computer named it, without a path; for showing, never for a path on disk
  std::string type;       // media type, found from the content: "application/pdf"
  std::int64_t size = 0;  // bytes
  std::string sha256;     // of the content, in hex
  Time at{};              // when it was complete
};

// What may be put into one folder.
struct FileLimits {
  std::int64_t total = 200'000'000;     // bytes, all files of the folder together
  int count = 50;                       // files
  std::vector<std::string> types = {};  // media types, "image/*" for a family; empty: any
};

// Files that people add to what they write. They are kept outside the database, taken in pieces by tus 1.0
// (https://tus.io/protocols/resumable-upload) or without JavaScript as a form, streamed both ways, and handed out for
// saving only, never as pages of the portal. A folder is the plugin's name for what belongs together:
// "petition/17/attachments", beginning with the plugin's id. Offered by the host: host.find<Files>(). [any thread]
class KENES_API Files {
 public:
  static constexpr std::string_view service_id = "kenes.files/1";
  virtual ~Files();

  // For a page that its reader may fill the folder from: the model of the partial core/field/files, with the folder's
  // complete files. It holds a permission for this visitor and folder that lasts a day, so give it to nobody else.
  // `back` is the path that the visitor returns to.
  virtual boost::json::object uploader(Call& call, std::string_view folder, const FileLimits& limits,
                                       std::string_view back) = 0;

  // Complete files, the oldest first.
  virtual std::vector<StoredFile> list(soci::session& sql, std::string_view folder) = 0;
  // The answer that hands the file out; the caller has checked that this visitor may have it. not_found() if the folder
  // has no such file.
  virtual Response download(Call& call, std::string_view folder, std::int64_t id) = 0;

  // What is in it, for files that are read rather than handed out. None if the folder has no such file or it is larger
  // than `most` bytes.
  virtual std::optional<std::string> content(soci::session& sql, std::string_view folder, std::int64_t id,
                                             std::int64_t most) = 0;

  // Forgotten in the caller's transaction; the content goes soon after it commits.
  virtual bool remove(soci::session& sql, std::string_view folder, std::int64_t id) = 0;
  virtual void remove_all(soci::session& sql, std::string_view folder) = 0;
};

}  // namespace kenes
