#pragma once
// The routes of a portal as a tree of segments. Filled at the start by one thread, then only read. [any thread]
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/segment.hpp"
#include "kenes/request.hpp"
#include "kenes/result.hpp"

namespace kenes::http {

enum class Twin { none, json };

// `redirect`: the path has a slash too many at its end; `location` is where the page is (percent-encoded, without
// query). `method_not_allowed`: the path exists; `allow` says for which methods.
enum class Outcome { found, not_found, method_not_allowed, redirect };

struct TreeMatch {
  Outcome outcome = Outcome::not_found;
  std::size_t index = 0;
  NamedValues captures;
  bool wants_json = false;  // reached as the .json twin
  std::vector<std::string> allow;
  std::string location;
};

class RouteTree {
 public:
  RouteTree();
  ~RouteTree();
  RouteTree(RouteTree&&) noexcept;
  RouteTree& operator=(RouteTree&&) noexcept;

  // Error codes "bad_pattern", and "duplicate_route" naming both owners and patterns.
  Result<void> add(std::string_view verb, std::string_view pattern, std::size_t index, std::string_view owner,
                   Twin twin);

  // `verb` as in Exchange, `path` decoded. Work is bounded by the deepest route, not by the length of the path.
  TreeMatch find(std::string_view verb, std::string_view path) const;

 private:
  struct Leaf {
    std::size_t index = 0;
    std::string pattern, owner;
    std::vector<std::string> names;  // of the captures, in order
    bool twin = false;
    bool literal_end = false;  // the last segment has literal text of its own: ".json" there was meant
  };
  struct Node {
    std::vector<std::pair<Segment, std::unique_ptr<Node>>> children;
    std::map<std::string, Leaf, std::less<>> leaves;  // by verb
  };
  struct Walk;
  static void walk(const Node& node, std::size_t depth, Walk& state);
  struct Look {
    TreeMatch match;
    bool literal_end = false;
  };
  Look look(std::string_view verb, std::string_view path, bool as_twin) const;

  std::unique_ptr<Node> root_;
  std::size_t depth_ = 0;
};

}  // namespace kenes::http
