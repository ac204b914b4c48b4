#include "paper_lists/name_persons.hpp"

#include <stdexcept>

#include <boost/algorithm/string.hpp>

#include "paper_lists/lower_all.hpp"

namespace kenes::petition {

namespace {

std::string with_single_spaces(const std::string& text) {
  std::vector<std::string> words;
  boost::algorithm::split(words, text, boost::algorithm::is_space(), boost::algorithm::token_compress_on);
  std::erase(words, "");
  return boost::algorithm::join(words, " ");
}

}  // namespace

std::vector<NamedPerson> name_persons(soci::session& sql, const Office& office, const std::string& space,
                                      const std::vector<ListedPerson>& persons) {
  std::vector<std::string> who;
  if (!space.empty()) {
    const auto* known = office.host->find<Persons>();
    if (known == nullptr) throw std::logic_error("the host offers no kenes::Persons, which paper_identity needs");
    for (const auto& person : persons) who.push_back(person.number);
    return known->find(sql, space, who);
  }
  for (const auto& person : persons) who.push_back(with_single_spaces(person.name) + "|" + person.born);
  std::vector<NamedPerson> named;
  for (const auto& lower : lower_all(sql, who)) {
    // By the first of the portal's keys for ever: the same line means the same person after a key was replaced.
    named.push_back({"paper:" + office.host->secrets().keyed_hashes("petition.paper_person", lower).back(), 0});
  }
  return named;
}

}  // namespace kenes::petition
