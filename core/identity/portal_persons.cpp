#include "identity/portal_persons.hpp"

#include <map>

#include "identity/people.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

std::map<std::string, NamedPerson> known_by(soci::session& sql, const std::string& space,
                                            const std::vector<std::string>& subjects) {
  const auto wanted = sql::array(subjects);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT i.subject, p.key, p.id FROM kenes.identity i JOIN kenes.person p ON p.id = i.person_id"
                      " WHERE i.provider = cast(:space as text) AND i.subject = ANY (cast(:subjects as text[]))",
       soci::use(space, "space"), soci::use(wanted, "subjects"));
  std::map<std::string, NamedPerson> known;
  for (const auto& row : rows) {
    known[row.get<std::string>(0)] = {row.get<std::string>(1), static_cast<std::int64_t>(row.get<long long>(2))};
  }
  return known;
}

}  // namespace

std::string subject_of_number(const Secrets& secrets, std::string_view space, std::string_view number) {
  return secrets.keyed_hash("identity.subject." + std::string(space), number);
}

std::vector<NamedPerson> PortalPersons::find(soci::session& sql, std::string_view space,
                                             const std::vector<std::string>& numbers) const {
  const std::string in(space);
  std::vector<std::string> subjects;
  for (const auto& number : numbers) subjects.push_back(subject_of_number(secrets_, in, number));
  if (subjects.empty()) return {};
  const auto known = known_by(sql, in, subjects);
  std::vector<NamedPerson> persons;
  for (const auto& subject : subjects) {
    const auto account = known.find(subject);
    persons.push_back(account == known.end() ? NamedPerson{new_key(in, subject), 0} : account->second);
  }
  return persons;
}

}  // namespace kenes::identity
