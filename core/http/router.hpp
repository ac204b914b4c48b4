#pragma once
// Absolute paths to values: "/petitions/{id:int}/sign". Fixed segments win over captures, GET answers HEAD and (unless
// Twin::none) its ".json" twin, a slash too many at the end of a GET is redirected.
//
//   Router<PlacedRoute> router;
//   router.add(Method::get, "/petitions/{id:int}", placed, "plugin petition", Twin::json);
//   auto match = router.find(exchange.verb, exchange.request.path);
//
// Filled by one thread before the server starts, then immutable. [any thread]
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "http/route_tree.hpp"
#include "http/verb.hpp"

namespace kenes::http {

template <class T>
struct Match : TreeMatch {
  const T* value = nullptr;  // owned by the router; null unless found
};

template <class T>
class Router {
 public:
  // `owner` is for messages: "plugin petition". Error codes "bad_pattern" and "duplicate_route".
  Result<void> add(Method method, std::string_view pattern, T value, std::string_view owner, Twin twin = Twin::json) {
    auto added = tree_.add(verb_of(method), pattern, values_.size(), owner, method == Method::get ? twin : Twin::none);
    if (added) values_.push_back(std::move(value));
    return added;
  }

  Match<T> find(std::string_view verb, std::string_view path) const {
    Match<T> match{tree_.find(verb, path), nullptr};
    if (match.outcome == Outcome::found) match.value = &values_[match.index];
    return match;
  }

 private:
  RouteTree tree_;
  std::deque<T> values_;
};

}  // namespace kenes::http
