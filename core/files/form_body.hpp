#pragma once
// A form with files (multipart/form-data, RFC 7578, in the form that browsers write: HTML, "multipart/form-data
// encoding algorithm"), in a file. It is walked through in small pieces, and the files in it are told as places: a
// library that builds a tree of the parts (GMime does) would let the sender decide how much memory it takes.
#include <string>
#include <vector>

#include "files/blob_store.hpp"
#include "kenes/request.hpp"
#include "kenes/result.hpp"

namespace kenes::files {

struct FormFile {
  std::string field, name, type;  // as the browser says; the name isn't cleaned
  Slice content;
};

struct FormBody {
  NamedValues fields;
  std::vector<FormFile> files;  // without those for which nothing was chosen
};

struct FormBounds {
  std::size_t parts = 250;
  std::int64_t field = 16'384;  // bytes of one value that is no file
};

// `content_type` is the request's header, with the boundary. Error code "malformed".
Result<FormBody> read_form(const Slice& body, std::string_view content_type, const FormBounds& bounds = {});

}  // namespace kenes::files
