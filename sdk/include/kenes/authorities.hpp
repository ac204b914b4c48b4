#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/service.hpp"

namespace kenes {

// Somebody who sits in an authority, as it makes public.
struct AuthorityMember {
  std::string name;
  LocalText group;  // party or parliamentary group
  LocalText role;   // "Chair"
};

// A public body of this portal; a committee is one too. [[authority]] in the configuration.
struct Authority {
  std::string key;  // "petitions-committee"
  LocalText title;
  LocalText about;    // what it does, a sentence or two
  std::string email;  // where the portal writes to it; "" nowhere
  std::vector<AuthorityMember> members;
};

// The authorities of this portal. Offered by the host: host.find<Authorities>(). [any thread]
class KENES_API Authorities {
 public:
  static constexpr std::string_view service_id = "kenes.authorities/1";
  virtual ~Authorities();
  // nullptr if the portal doesn't name it. Valid as long as the host.
  virtual const Authority* find(std::string_view key) const = 0;
  virtual const std::vector<Authority>& all() const = 0;  // in the order of the configuration
};

// Its title in that language; where nobody names it, its key as words: "petitions committee". `known` may be nullptr.
KENES_API std::string authority_title(const Authorities* known, std::string_view key, std::string_view language);

}  // namespace kenes
