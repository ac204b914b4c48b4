#pragma once
// A CSV file with the rows of a list. It holds names and numbers of people, so it is kept only until its rows are taken
// into the form, and a day if they never are.
#include <string>

#include <boost/json.hpp>

#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

inline constexpr const char* forget_rows_file_job = "petition.forget_rows_file";

// Where this official adds it.
std::string rows_folder(std::int64_t petition_id, std::int64_t person_id);

// For the page with the form; null if the portal takes no files.
boost::json::value rows_uploader(Call& call, const Office& office, std::int64_t petition_id);

// The file's text, once: then the file is gone, unless it can't be read. A fault is for the official, in their words.
Result<std::string> take_rows_file(const Call& call, const Office& office, std::int64_t petition_id);

// [a job]
void forget_rows_file(const Office& office, std::int64_t petition_id, std::int64_t person_id);

}  // namespace kenes::petition
