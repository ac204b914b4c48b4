#include "paper_lists/rows_file.hpp"

#include "kenes/files.hpp"
#include "paper_lists/read_csv.hpp"

namespace kenes::petition {

namespace {

constexpr std::int64_t most_bytes = 800'000;
constexpr std::chrono::hours kept{25};  // the permission to add one lasts a day

}  // namespace

std::string rows_folder(std::int64_t petition_id, std::int64_t person_id) {
  return "petition/" + std::to_string(petition_id) + "/paper-list/" + std::to_string(person_id);
}

boost::json::value rows_uploader(Call& call, const Office& office, std::int64_t petition_id) {
  auto* files = office.host->find<Files>();
  if (files == nullptr) return nullptr;
  const auto person_id = call.actor().person_id;
  const auto folder = rows_folder(petition_id, person_id);
  // What is never taken is forgotten, counted from the last look at this page.
  office.database().write([&](soci::session& sql) {
    office.host->jobs().cancel(sql, forget_rows_file_job, folder);
    office.host->jobs().enqueue(sql, {forget_rows_file_job,
                                      {{"petition", petition_id}, {"person", person_id}},
                                      office.host->clock().now() + kept,
                                      folder});
  });
  // Any type, since the reason for refusing one is told better when the file is read.
  return files->uploader(call, folder, {.total = most_bytes, .count = 1}, call.request().path);
}

Result<std::string> take_rows_file(const Call& call, const Office& office, std::int64_t petition_id) {
  auto* files = office.host->find<Files>();
  const auto folder = rows_folder(petition_id, call.actor().person_id);
  return office.database().write([&](soci::session& sql) -> Result<std::string> {
    const auto all = files == nullptr ? std::vector<StoredFile>() : files->list(sql, folder);
    if (all.empty()) return fail("none", call.tr("Add a CSV file first, or enter the rows below"));
    auto content = files->content(sql, folder, all.back().id, most_bytes);
    if (!content) return fail("gone", call.tr("This file can't be read any more; add it once more"));
    auto text = read_csv(std::move(*content), call.words());
    if (text) files->remove_all(sql, folder);
    return text;
  });
}

void forget_rows_file(const Office& office, std::int64_t petition_id, std::int64_t person_id) {
  auto* files = office.host->find<Files>();
  if (files == nullptr) return;
  office.database().write([&](soci::session& sql) { files->remove_all(sql, rows_folder(petition_id, person_id)); });
}

}  // namespace kenes::petition
