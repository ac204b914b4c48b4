#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"

namespace kenes {

// Somebody who is named by a number on paper, say.
struct NamedPerson {
  std::string key;             // Actor::person_key: of their account, or of the one that they would get by signing in
  std::int64_t person_id = 0;  // 0: nobody with this number has an account
  std::vector<std::string> former_keys = {};  // Actor::former_keys
};

// Who the people are whom a provider knows by numbers, without their signing in. Offered by the host:
// host.find<Persons>(). [any thread]
class KENES_API Persons {
 public:
  static constexpr std::string_view service_id = "kenes.persons/1";
  virtual ~Persons();
  // One for each number, in their order, by one query. `space`: where the numbers are unique, the `key_space` (or
  // `key`) of a way to sign in by OpenID Connect. A number is written as that provider says it. Whose account began
  // another way has that account's key: by it a person is counted.
  virtual std::vector<NamedPerson> find(soci::session& sql, std::string_view space,
                                        const std::vector<std::string>& numbers) const = 0;
};

}  // namespace kenes
