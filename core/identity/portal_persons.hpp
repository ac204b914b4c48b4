#pragma once
#include "identity/provider.hpp"
#include "kenes/persons.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// What is kept of a number by which a provider knows somebody: never the number. More than one since the portal's key
// was replaced, the present one first.
std::vector<std::string> subjects_of_number(const Secrets& secrets, std::string_view space, std::string_view number);
// Somebody whom a provider knows by a number: fills in Proof::subject, `earlier` and `hashed`, for its `space`.
void know_by_number(Proof& proof, const Secrets& secrets, std::string_view number);

// People by their numbers, for plugins. `secrets` must outlive it.
class PortalPersons final : public Persons {
 public:
  explicit PortalPersons(const Secrets& secrets) : secrets_(secrets) {}
  std::vector<NamedPerson> find(soci::session& sql, std::string_view space,
                                const std::vector<std::string>& numbers) const override;

 private:
  const Secrets& secrets_;
};

}  // namespace kenes::identity
