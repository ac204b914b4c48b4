#pragma once
// What a page that was given to one visitor allows them to do with one folder, written into the page and signed, so
// that nothing has to be stored for it.
#include <optional>
#include <string>
#include <string_view>

#include "kenes/files.hpp"
#include "kenes/secrets.hpp"

namespace kenes::files {

struct Permission {
  std::string folder;
  FileLimits limits;
  std::string holder;  // whose it is, see holder.hpp
  std::string back;    // a path of this portal
  Time until{};
};

// Fit for an address.
std::string sign(const Permission& permission, const Secrets& secrets);
// None if it wasn't signed here, is over, or is somebody else's.
std::optional<Permission> read_permission(std::string_view text, const Secrets& secrets, std::string_view holder,
                                          Time now);

}  // namespace kenes::files
