#include "watch/disposable.hpp"

#include <algorithm>

namespace kenes::participation {

extern const char* const disposable_domains_text;  // sorted, a line each

namespace {

const std::vector<std::string_view>& known() {
  static const auto* const all = [] {
    auto* domains = new std::vector<std::string_view>;
    std::string_view rest(disposable_domains_text);
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      domains->push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return domains;
  }();
  return *all;
}

}  // namespace

bool is_disposable(std::string_view domain, const std::vector<std::string>& more) {
  // "mail.throwaway.example" is below "throwaway.example".
  for (auto dot = domain.find('.'); dot != std::string_view::npos; dot = domain.find('.')) {
    if (std::binary_search(known().begin(), known().end(), domain)) return true;
    if (std::binary_search(more.begin(), more.end(), domain)) return true;
    domain.remove_prefix(dot + 1);
  }
  return false;
}

}  // namespace kenes::participation
