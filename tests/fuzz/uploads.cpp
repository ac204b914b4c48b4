// What comes with a file: a form in a body, tus metadata, names, permissions.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/mman.h>

#include "files/form_body.hpp"
#include "files/names.hpp"
#include "files/permission.hpp"
#include "http/decoding.hpp"
#include "secrets/base64.hpp"
#include "secrets/keyed_secrets.hpp"

namespace {

using namespace kenes;
using namespace kenes::files;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_name(std::string_view entered) {
  const auto name = clean_name(entered);
  require(!name.empty() && name.size() <= 200 && http::valid_utf8(name));
  require(name.find_first_of(std::string("/\\\r\n\0", 5)) == std::string::npos && name != "." && name != "..");
  require(clean_name(name) == name);
  const auto header = attachment(name);
  for (const char c : header) require(c >= 0x20 && c < 0x7f);
  require(header.find('"', header.find('"') + 1) == header.find("\"; filename*="));
}

// Every file lies within the body, behind the one before.
void check_form(std::string_view bytes) {
  const Descriptor file(::memfd_create("body", MFD_CLOEXEC));
  require(::write(file.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  const auto size = static_cast<std::int64_t>(bytes.size());
  const auto form = read_form({file.number(), 0, size}, "multipart/form-data; boundary=XbY");
  if (!form) return;
  std::int64_t last = 0;
  for (const auto& [field, name, type, content] : form->files) {
    require(content.begin >= last && content.size >= 0 && content.begin + content.size <= size);
    const auto inside = bytes.substr(static_cast<std::size_t>(content.begin), static_cast<std::size_t>(content.size));
    require(inside.find("\r\n--XbY") == std::string_view::npos);
    last = content.begin + content.size;
    check_name(name);
  }
  for (const auto& [name, value] : form->fields.items) require(http::valid_utf8(name) && http::valid_utf8(value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const secrets::KeyedSecrets key("a key of at least thirty-two characters");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_form(bytes);
  check_name(bytes);
  if (const auto metadata = read_metadata(bytes)) {
    for (const auto& item : metadata->items) require(!item.name.empty());
  }
  if (const auto plain = secrets::from_base64(bytes))
    require(secrets::from_base64(secrets::to_base64url(*plain)) == plain);
  require(!read_permission(bytes, key, "person:1", {}));
  return 0;
}
