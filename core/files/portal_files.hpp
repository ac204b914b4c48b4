#pragma once
#include <mutex>

#include "files/blob_store.hpp"
#include "files/reception.hpp"
#include "kenes/files.hpp"

namespace kenes::files {

// Where files are kept and come from, and what this process has to know of nginx.
struct Places {
  std::filesystem::path directory;  // of the blobs, shared by all nodes
  std::filesystem::path bodies;     // where nginx of this machine puts requests' bodies
  std::optional<gid_t> readers;     // the group of nginx's workers, when they aren't this process's own user
  bool secure_cookies = false;
};

// nginx hands out what is below this address when a node tells it to (X-Accel-Redirect), and to nobody else.
inline constexpr const char* inside_address = "/-/files/";

// The files of one portal, as plugins see them; the core's own pages for uploads use the same parts.
class PortalFiles final : public Files {
 public:
  // The references must outlive it.
  PortalFiles(Places places, Database& database, const Clock& clock, const Secrets& secrets, Jobs& jobs);

  boost::json::object uploader(Call& call, std::string_view folder, const FileLimits& limits,
                               std::string_view back) override;
  std::vector<StoredFile> list(soci::session& sql, std::string_view folder) override;
  Response download(Call& call, std::string_view folder, std::int64_t id) override;
  std::optional<std::string> content(soci::session& sql, std::string_view folder, std::int64_t id,
                                     std::int64_t most) override;
  bool remove(soci::session& sql, std::string_view folder, std::int64_t id) override;
  void remove_all(soci::session& sql, std::string_view folder) override;

  const Places& places() const { return places_; }
  const BlobStore& store() const { return store_; }
  const Reception& reception() const { return reception_; }
  const Secrets& secrets() const { return secrets_; }
  // Bytes of complete files and number of uploads in progress, at most a minute old; for the metrics.
  struct Amount {
    double bytes = 0, in_progress = 0;
  };
  Amount amount();

 private:
  Places places_;
  Database& database_;
  const Clock& clock_;
  const Secrets& secrets_;
  Jobs& jobs_;
  BlobStore store_;
  Reception reception_;

  std::mutex amount_mutex_;
  Amount amount_;
  Time amount_at_{};
};

}  // namespace kenes::files
