#include "identity/portal_persons.hpp"

#include <map>

#include "identity/people.hpp"
#include "identity/person_keys.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

std::map<std::string, NamedPerson> known_by(soci::session& sql, const Secrets& secrets, const std::string& space,
                                            const std::vector<std::string>& subjects) {
  const auto wanted = sql::array(subjects);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT i.subject, coalesce(p.key, ''), coalesce(p.sealed_keys, ''), p.id FROM kenes.identity i"
                      " JOIN kenes.person p ON p.id = i.person_id"
                      " WHERE i.provider = cast(:space as text) AND i.subject = ANY (cast(:subjects as text[]))",
       soci::use(space, "space"), soci::use(wanted, "subjects"));
  std::map<std::string, NamedPerson> known;
  for (const auto& row : rows) {
    auto keys = person_keys(row.get<std::string>(1), row.get<std::string>(2), secrets);
    known[row.get<std::string>(0)] = {.key = std::move(keys.key),
                                      .person_id = static_cast<std::int64_t>(row.get<long long>(3)),
                                      .former_keys = std::move(keys.former)};
  }
  return known;
}

}  // namespace

std::vector<std::string> subjects_of_number(const Secrets& secrets, std::string_view space, std::string_view number) {
  return secrets.keyed_hashes("identity.subject." + std::string(space), number);
}

void know_by_number(Proof& proof, const Secrets& secrets, std::string_view number) {
  proof.earlier = subjects_of_number(secrets, proof.space, number);
  proof.subject = std::move(proof.earlier.front());
  proof.earlier.erase(proof.earlier.begin());
  proof.hashed = true;
}

std::vector<NamedPerson> PortalPersons::find(soci::session& sql, std::string_view space,
                                             const std::vector<std::string>& numbers) const {
  if (numbers.empty()) return {};
  const std::string in(space);
  std::vector<std::string> subjects;
  for (const auto& number : numbers) {
    const auto of_this = subjects_of_number(secrets_, in, number);
    subjects.insert(subjects.end(), of_this.begin(), of_this.end());
  }
  const auto known = known_by(sql, secrets_, in, subjects);
  std::vector<NamedPerson> persons;
  const auto of_each = subjects.size() / numbers.size();
  for (auto first = subjects.begin(); first != subjects.end(); first += static_cast<std::ptrdiff_t>(of_each)) {
    const auto last = first + static_cast<std::ptrdiff_t>(of_each);
    // By the first of the portal's keys for ever, as person_of() names whoever signs in with this number.
    NamedPerson person{.key = new_key(in, *(last - 1)), .person_id = 0};
    for (auto subject = first; subject != last && person.person_id == 0; ++subject) {
      if (const auto account = known.find(*subject); account != known.end()) person = account->second;
    }
    persons.push_back(std::move(person));
  }
  return persons;
}

}  // namespace kenes::identity
