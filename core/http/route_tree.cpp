#include "http/route_tree.hpp"

#include <algorithm>
#include <set>

#include "http/decoding.hpp"

namespace kenes::http {

struct RouteTree::Walk {
  std::string_view verb;
  bool as_twin = false;
  std::vector<std::string_view> segments;
  std::vector<std::string_view> captured;
  const Leaf* found = nullptr;
  std::vector<std::string_view> found_captures;
  std::set<std::string> allow;
};

RouteTree::RouteTree() : root_(std::make_unique<Node>()) {}
RouteTree::~RouteTree() = default;
RouteTree::RouteTree(RouteTree&&) noexcept = default;
RouteTree& RouteTree::operator=(RouteTree&&) noexcept = default;

Result<void> RouteTree::add(std::string_view verb, std::string_view pattern, std::size_t index, std::string_view owner,
                            Twin twin) {
  auto segments = parse_pattern(pattern);
  if (!segments) return tl::unexpected(segments.error());
  Leaf leaf{index, std::string(pattern), std::string(owner), {}, twin == Twin::json, true};
  Node* node = root_.get();
  for (auto& segment : *segments) {
    if (segment.kind != Segment::Kind::fixed) leaf.names.push_back(segment.name);
    leaf.literal_end = segment.kind == Segment::Kind::fixed || !segment.suffix.empty();
    auto& children = node->children;
    auto place = std::find_if(children.begin(), children.end(),
                              [&](const auto& child) { return child.first.same_shape(segment); });
    if (place == children.end()) {
      place = std::find_if(children.begin(), children.end(),
                           [&](const auto& child) { return segment.before(child.first); });
      place = children.emplace(place, std::move(segment), std::make_unique<Node>());
    }
    node = place->second.get();
  }
  const auto [existing, added] = node->leaves.try_emplace(std::string(verb), leaf);
  if (!added) {
    return fail("duplicate_route", "route " + std::string(verb) + " " + leaf.pattern + " of " + leaf.owner +
                                       " is already declared as " + existing->second.pattern + " by " +
                                       existing->second.owner + "; change or remove one of them");
  }
  depth_ = std::max(depth_, segments->size());
  return {};
}

// Tries siblings in order and goes back where a branch ends; as deep as the deepest route at most.
void RouteTree::walk(const Node& node, std::size_t depth, Walk& state) {
  if (depth == state.segments.size()) {
    for (const auto& [verb, leaf] : node.leaves) {
      if (state.as_twin && (verb != "GET" || !leaf.twin)) continue;
      state.allow.insert(verb);
      if (verb != state.verb || state.found != nullptr) continue;
      state.found = &leaf;
      state.found_captures = state.captured;
    }
    return;
  }
  for (const auto& [segment, child] : node.children) {
    const auto capture = segment.capture(state.segments[depth]);
    if (!capture) continue;
    if (segment.kind != Segment::Kind::fixed) state.captured.push_back(*capture);
    walk(*child, depth + 1, state);
    if (segment.kind != Segment::Kind::fixed) state.captured.pop_back();
    if (state.found != nullptr) return;
  }
}

RouteTree::Look RouteTree::look(std::string_view verb, std::string_view path, bool as_twin) const {
  Look result;
  TreeMatch& match = result.match;
  Walk state{verb, as_twin, {}, {}, nullptr, {}, {}};
  if (path != "/") {
    // Before anything is split: 50,000 slashes cost one count.
    const auto slashes = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
    if (slashes > depth_) return result;
    for (std::size_t start = 1; start <= path.size();) {
      const auto end = std::min(path.find('/', start), path.size());
      state.segments.push_back(path.substr(start, end - start));
      start = end + 1;
    }
  }
  walk(*root_, 0, state);
  if (state.found != nullptr) {
    match.outcome = Outcome::found;
    match.index = state.found->index;
    match.wants_json = as_twin;
    result.literal_end = state.found->literal_end;
    for (std::size_t i = 0; i < state.found_captures.size(); ++i)
      match.captures.items.push_back({state.found->names[i], std::string(state.found_captures[i])});
  } else if (!state.allow.empty()) {
    match.outcome = Outcome::method_not_allowed;
    if (state.allow.contains("GET")) state.allow.insert("HEAD");
    match.allow.assign(state.allow.begin(), state.allow.end());
  }
  return result;
}

TreeMatch RouteTree::find(std::string_view verb, std::string_view path) const {
  constexpr std::string_view ending = ".json";
  if (path.empty() || path.front() != '/') return {};
  auto [own, literal_end] = look(verb, path, false);
  const bool declared = own.outcome == Outcome::found && literal_end;
  if (!declared && path.ends_with(ending)) {
    const auto page = path.substr(0, path.size() - ending.size());
    auto twin = look(verb, page.empty() ? "/" : page, true).match;
    if (twin.outcome == Outcome::found || own.outcome == Outcome::not_found) own = std::move(twin);
  }
  if (own.outcome != Outcome::not_found || verb != "GET" || path.size() < 2 || path.back() != '/') return own;
  path.remove_suffix(1);
  if (path.back() == '/' || look("GET", path, false).match.outcome != Outcome::found) return own;
  own.outcome = Outcome::redirect;
  own.location = encode_path(path);
  return own;
}

}  // namespace kenes::http
