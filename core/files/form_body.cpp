#include "files/form_body.hpp"

#include <unistd.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "files/form_part.hpp"
#include "http/decoding.hpp"

namespace kenes::files {
namespace {

constexpr std::int64_t window = 262'144;

// Reads what is there, up to `most` bytes.
std::string piece(const Slice& body, std::int64_t at, std::int64_t most) {
  std::string bytes(static_cast<std::size_t>(std::clamp<std::int64_t>(body.size - at, 0, most)), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = ::pread(body.descriptor, bytes.data() + have, bytes.size() - have,
                             static_cast<off_t>(body.begin + at + static_cast<std::int64_t>(have)));
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

class Walk {
 public:
  Walk(const Slice& body, const std::string& boundary)
      : body_(body), delimiter_("\r\n--" + boundary), searcher_(delimiter_.begin(), delimiter_.end()) {}

  // Where the next delimiter begins, from `at` on. Windows overlap by its length.
  std::optional<std::int64_t> find(std::int64_t at) const {
    while (at < body_.size) {
      const auto bytes = piece(body_, at, window);
      const auto found = std::search(bytes.begin(), bytes.end(), searcher_);
      if (found != bytes.end()) return at + (found - bytes.begin());
      if (static_cast<std::int64_t>(bytes.size()) < window) return std::nullopt;
      at += window - static_cast<std::int64_t>(delimiter_.size()) + 1;
    }
    return std::nullopt;
  }
  std::string read(std::int64_t at, std::int64_t most) const { return piece(body_, at, most); }
  std::int64_t delimiter_size() const { return static_cast<std::int64_t>(delimiter_.size()); }

 private:
  Slice body_;
  std::string delimiter_;
  std::boyer_moore_horspool_searcher<std::string::const_iterator> searcher_;
};

tl::unexpected<Error> malformed(const char* what) {
  return fail("malformed", std::string("the form can't be read: ") + what);
}

}  // namespace

Result<FormBody> read_form(const Slice& body, std::string_view content_type, const FormBounds& bounds) {
  const auto boundary = boundary_of(content_type);
  if (boundary.empty()) return malformed("its type has no boundary");
  const std::string first = "--" + boundary;
  const Walk walk(body, boundary);
  if (walk.read(0, static_cast<std::int64_t>(first.size())) != first)
    return malformed("it does not begin with its boundary");
  FormBody form;
  auto at = static_cast<std::int64_t>(first.size());
  for (std::size_t parts = 0; walk.read(at, 2) == "\r\n"; ++parts) {
    if (parts == bounds.parts) return malformed("it has too many parts");
    at += 2;
    const auto head = walk.read(at, most_head);
    const auto end_of_head = head.find("\r\n\r\n");
    if (end_of_head == std::string::npos) return malformed("a part has no content");
    const auto part = read_part(std::string_view(head).substr(0, end_of_head));
    if (part.field.empty()) return malformed("a part has no name");
    const auto begin = at + static_cast<std::int64_t>(end_of_head) + 4;
    // The delimiter of an empty part begins within the head's own end.
    const auto end = walk.find(begin - 2);
    if (!end) return malformed("it ends too early");
    const auto size = std::max<std::int64_t>(0, *end - begin);
    if (part.is_file) {
      if (size > 0 || !part.name.empty())
        form.files.push_back({part.field, part.name, part.type, {body.descriptor, body.begin + begin, size}});
    } else {
      if (size > bounds.field) return malformed("a value is too long");
      auto value = walk.read(begin, size);
      if (!http::valid_utf8(value)) return malformed("a value is not UTF-8");
      form.fields.items.push_back({part.field, std::move(value)});
    }
    at = *end + walk.delimiter_size();
  }
  if (walk.read(at, 2) != "--") return malformed("it ends too early");
  return form;
}

}  // namespace kenes::files
