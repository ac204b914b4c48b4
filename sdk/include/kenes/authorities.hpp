#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"
#include "kenes/service.hpp"

namespace kenes {

// The public bodies of this portal, as [[authority]] in its configuration names them. Offered by the host:
// host.find<Authorities>(). [any thread]
class KENES_API Authorities {
 public:
  static constexpr std::string_view service_id = "kenes.authorities/1";
  virtual ~Authorities();
  // "Petitions Committee" for "petitions-committee"; nullptr if the portal doesn't name it. Valid as long as the host.
  virtual const LocalText* title(std::string_view key) const = 0;
};

// Its title in that language; where nobody names it, its key as words: "petitions committee". `known` may be nullptr.
KENES_API std::string authority_title(const Authorities* known, std::string_view key, std::string_view language);

}  // namespace kenes
