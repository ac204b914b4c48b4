#pragma once
// Files that an author adds to a petition. While it is a draft they are what lies in the host's folder; with the step
// that sends it on its way the list is written down, and from then on it is what counts.
#include <optional>
#include <string>
#include <vector>

#include "domain/petition.hpp"
#include "kenes/files.hpp"
#include "kenes/participation/engine.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

void declare_attachments(Registrar& registrar, const Office& office);

// What [service.settings.attachments] allows; none: petitions of this service have no files.
std::optional<FileLimits> attachment_limits(const Service& service);
SchemaField attachment_settings();

std::string attachment_folder(std::int64_t petition_id);  // of the host

std::vector<StoredFile> attachments_of(soci::session& sql, const Office& office, const Petition& petition);
// For templates: name, type, size, sha256 and where to get it. `token` is that of a shared link, for who came by one.
boost::json::array attachment_models(const Call& call, std::int64_t petition_id, const std::vector<StoredFile>& files,
                                     std::string_view token = "");
// The same in a transaction of its own.
boost::json::array attachment_models(const Call& call, const Office& office, const Petition& petition,
                                     std::string_view token = "");

// In the transaction of a move: the list is written down when a petition ceases to be a draft, and opened again when it
// becomes one. What was added beside the list (somebody's upload was still running) goes with the next move.
void follow_with_attachments(soci::session& sql, const Office& office, const participation::Move& move);
// In the transaction that deletes a draft.
void delete_attachments(soci::session& sql, const Office& office, std::int64_t petition_id);

}  // namespace kenes::petition
