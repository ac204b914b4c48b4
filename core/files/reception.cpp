#include "files/reception.hpp"

#include "files/allowance.hpp"
#include "files/media_type.hpp"
#include "files/names.hpp"
#include "files/stored.hpp"
#include "files/sweep.hpp"
#include "secrets/file_digest.hpp"

namespace kenes::files {
namespace {

// A full disk stops the database, too, so some of it is left alone.
constexpr std::int64_t reserve = 512'000'000;

tl::unexpected<Error> gone(const Translator& words) {
  return fail("not_found", words.tr("This upload is over. Begin again."));
}

}  // namespace

Upload Reception::announced(const Permission& permission, const Announced& file, Time now) const {
  return {.token = parts_.secrets.random_token(24),
          .folder = permission.folder,
          .name = clean_name(file.name),
          .holder = permission.holder,
          .blob = parts_.secrets.random_token(24),
          .limits = permission.limits,
          .size = file.size,
          .expires = now + upload_lifetime};
}

Result<Upload> Reception::begin(const Permission& permission, const Announced& file, const Translator& words) const {
  const auto now = parts_.clock.now();
  const auto upload = announced(permission, file, now);
  if (!may_be_allowed(file.type, upload.limits.types)) return wrong_type(upload.name, upload.limits, words);
  if (parts_.store.room() < file.size + reserve)
    return fail("no_room", words.tr("There is no room for files at the moment. Please try again later."));
  return parts_.database.write([&](soci::session& sql) -> Result<Upload> {
    lock_folder(sql, upload.folder);
    const auto used = used_in(sql, upload.folder, now, upload.token);
    if (const auto good = fits({upload.name, upload.size}, used, upload.limits, words); !good)
      return tl::unexpected(good.error());
    insert_upload(sql, upload, now);
    return upload;
  });
}

std::optional<Upload> Reception::read(std::string_view token, std::string_view holder) const {
  auto found =
      parts_.database.read([&](soci::session& sql) { return find_upload(sql, token, holder, parts_.clock.now()); });
  return found && found->failure.empty() ? std::move(found) : std::nullopt;
}

void Reception::heal(Upload& upload, std::int64_t on_disk) const {
  if (upload.file_id || on_disk >= upload.received) return;
  parts_.database.write([&](soci::session& sql) { record_received(sql, upload, upload.received, on_disk); });
  upload.received = on_disk;
}

Result<Upload> Reception::find(std::string_view token, std::string_view holder) const {
  auto upload = read(token, holder);
  if (!upload) return fail("not_found", "there is no such upload");
  if (!upload->file_id && upload->received > 0) heal(*upload, size_of(parts_.store.read(upload->blob)));
  return *upload;
}

Result<Upload> Reception::append(std::string_view token, std::string_view holder, std::int64_t offset,
                                 const Slice& piece, const Translator& words) const {
  auto upload = read(token, holder);
  if (!upload) return gone(words);
  const auto wrong_offset = [&] { return fail("offset", words.tr("A part of the file came twice or out of order.")); };
  if (upload->file_id) return offset == upload->size && piece.size == 0 ? Result<Upload>(*upload) : wrong_offset();

  const auto blob = parts_.store.lock(upload->blob);
  if (!blob.open()) return fail("busy", words.tr("Another part of this file is being received."));
  // Who had the lock before may have added something, or finished.
  upload = read(token, holder);
  if (!upload) return gone(words);
  heal(*upload, size_of(blob));
  if (upload->file_id || offset != upload->received) return wrong_offset();
  const auto received = offset + piece.size;
  if (received > upload->size) return fail("too_long", words.tr("The file is longer than was announced."));

  files::append(blob, offset, piece);
  if (received == upload->size) return complete(std::move(*upload), blob, words);
  const bool recorded =
      parts_.database.write([&](soci::session& sql) { return record_received(sql, *upload, offset, received); });
  if (!recorded) return gone(words);
  upload->received = received;
  return *upload;
}

Result<Upload> Reception::complete(Upload upload, const Descriptor& blob, const Translator& words) const {
  const auto now = parts_.clock.now();
  const StoredRow row{.file = {.name = upload.name,
                               .type = media_type(blob.number()),
                               .size = upload.size,
                               .sha256 = hex(secrets::sha256_of_file(blob.number())),
                               .at = now},
                      .blob = upload.blob};
  if (!is_allowed(row.file.type, upload.limits.types))
    return refuse(upload, wrong_type(upload.name, upload.limits, words).value());
  return parts_.database.write([&](soci::session& sql) -> Result<Upload> {
    lock_folder(sql, upload.folder);
    const auto still = find_upload(sql, upload.token, upload.holder, now);
    if (!still) return gone(words);
    if (still->file_id) return *still;
    const auto used = used_in(sql, upload.folder, now, upload.token);
    if (const auto good = fits({upload.name, upload.size}, used, upload.limits, words); !good) {
      record_failure(sql, upload, good.error().message, now);
      ask_for_sweep(sql, parts_.jobs, now);
      return tl::unexpected(good.error());
    }
    auto done = upload;
    done.file_id = insert_file(sql, upload.folder, row);
    done.received = upload.size;
    record_complete(sql, upload, *done.file_id);
    return done;
  });
}

Result<Upload> Reception::take(const Permission& permission, const Announced& file, const Slice& content,
                               const Translator& words) const {
  const auto upload = begin(permission, file, words);
  if (!upload) {
    const auto now = parts_.clock.now();
    auto refused = announced(permission, file, now);
    refused.failure = upload.error().message;
    parts_.database.write([&](soci::session& sql) { insert_upload(sql, refused, now); });
    return upload;
  }
  try {
    auto taken = append(upload->token, upload->holder, 0, content, words);
    if (!taken) return refuse(*upload, std::move(taken.error()));
    return taken;
  } catch (...) {
    drop(*upload);
    throw;
  }
}

tl::unexpected<Error> Reception::refuse(const Upload& upload, Error error) const {
  const auto now = parts_.clock.now();
  parts_.database.write([&](soci::session& sql) {
    record_failure(sql, upload, error.message, now);
    ask_for_sweep(sql, parts_.jobs, now);
  });
  return tl::unexpected(std::move(error));
}

void Reception::forget_refused(const Permission& permission) const {
  parts_.database.write([&](soci::session& sql) { files::forget_refused(sql, permission.folder, permission.holder); });
}

void Reception::drop(const Upload& upload) const {
  const auto now = parts_.clock.now();
  parts_.database.write([&](soci::session& sql) {
    if (drop_upload(sql, upload, now)) ask_for_sweep(sql, parts_.jobs, now);
  });
}

Result<void> Reception::abandon(std::string_view token, std::string_view holder) const {
  const auto upload =
      parts_.database.read([&](soci::session& sql) { return find_upload(sql, token, holder, parts_.clock.now()); });
  if (!upload || upload->file_id) return fail("not_found", "there is no such upload in progress");
  drop(*upload);
  return {};
}

}  // namespace kenes::files
