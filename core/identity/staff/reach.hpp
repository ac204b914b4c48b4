#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/actor.hpp"

namespace kenes::identity::staff {

inline constexpr std::string_view administrator = "administrator";

// What somebody may hand out and take away. An administrator of the whole portal: every role everywhere. One of a
// service or an authority: the roles in it, except to make further administrators, so that nobody can pass on more than
// a part of what they hold.
class Reach {
 public:
  explicit Reach(const Actor& actor);
  bool any() const { return whole_ || !scopes_.empty(); }
  bool whole() const { return whole_; }
  bool sees(std::string_view scope) const;
  bool covers(std::string_view role, std::string_view scope) const;
  // Where it reaches; empty for the whole portal.
  const std::vector<std::string>& scopes() const { return scopes_; }

 private:
  bool whole_ = false;
  std::vector<std::string> scopes_;
};

}  // namespace kenes::identity::staff
