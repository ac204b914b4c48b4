#include "identity/device.hpp"

#include <array>
#include <utility>

namespace kenes::identity {
namespace {

using Mark = std::pair<std::string_view, std::string_view>;

// The more particular come first: every Edge says that it is Chrome, and every Chrome that it is Safari.
constexpr std::array browsers{Mark{"Edg", "Edge"},         Mark{"OPR/", "Opera"},
                              Mark{"YaBrowser", "Yandex"}, Mark{"SamsungBrowser", "Samsung Internet"},
                              Mark{"Firefox/", "Firefox"}, Mark{"FxiOS", "Firefox"},
                              Mark{"Chrome/", "Chrome"},   Mark{"CriOS", "Chrome"},
                              Mark{"Safari/", "Safari"}};
constexpr std::array systems{Mark{"Android", "Android"}, Mark{"iPhone", "iPhone"},   Mark{"iPad", "iPad"},
                             Mark{"Windows", "Windows"}, Mark{"Macintosh", "macOS"}, Mark{"Linux", "Linux"}};

template <class Marks>
std::string_view first(const Marks& marks, std::string_view text) {
  for (const auto& [mark, name] : marks) {
    if (text.find(mark) != std::string_view::npos) return name;
  }
  return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  std::string name(first(browsers, user_agent));
  const auto system = first(systems, user_agent);
  if (!name.empty() && !system.empty()) name += ", ";
  return name.append(system);
}

}  // namespace kenes::identity
