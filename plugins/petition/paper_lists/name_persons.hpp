#pragma once
#include "kenes/persons.hpp"
#include "office.hpp"

namespace kenes::petition {

// What stands on paper about a person: name and date of birth, or a number where the service has one.
struct ListedPerson {
  std::string name, born, number;
};

// Who they are, in their order, by keys from which no reader would know them. By `space` the numbers are; without one
// nobody can know whether a person has an account.
std::vector<NamedPerson> name_persons(soci::session& sql, const Office& office, const std::string& space,
                                      const std::vector<ListedPerson>& persons);

}  // namespace kenes::petition
