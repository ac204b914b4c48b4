#include "http/verb.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kenes::http {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 5> verbs = {{{"GET", Method::get},
                                                                       {"POST", Method::post},
                                                                       {"PUT", Method::put},
                                                                       {"PATCH", Method::patch},
                                                                       {"DELETE", Method::del}}};

}  // namespace

std::string_view verb_of(Method method) {
  const auto* found = std::find_if(verbs.begin(), verbs.end(), [&](const auto& verb) { return verb.second == method; });
  return found == verbs.end() ? "" : found->first;
}

std::optional<Method> method_of(std::string_view verb) {
  const auto* found = std::find_if(verbs.begin(), verbs.end(), [&](const auto& one) { return one.first == verb; });
  return found == verbs.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace kenes::http
