#include "paper_lists/check_rows.hpp"

#include <map>

#include <boost/algorithm/string.hpp>

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

struct Account {
  std::string key;
  std::int64_t person_id = 0;
};

std::string lower(soci::session& sql, const std::string& text) {
  std::string lower;
  sql << "SELECT lower(cast(:text as text))", soci::use(text), soci::into(lower);
  return lower;
}

// All at once, each as the database writes small letters: those of every alphabet.
std::vector<std::string> lower_all(soci::session& sql, const std::vector<std::string>& texts) {
  std::string joined = lower(sql, boost::algorithm::join(texts, "\n"));
  std::vector<std::string> all;
  boost::algorithm::split(all, joined, boost::algorithm::is_any_of("\n"));
  return all;
}

std::string with_single_spaces(const std::string& text) {
  std::vector<std::string> words;
  boost::algorithm::split(words, text, boost::algorithm::is_space(), boost::algorithm::token_compress_on);
  std::erase(words, "");
  return boost::algorithm::join(words, " ");
}

// Who signs in by that subject may have an account that began another way: it is by its key that the person is counted.
std::map<std::string, Account> accounts(soci::session& sql, const std::string& space,
                                        const std::vector<std::string>& subjects) {
  const auto wanted = sql::array(subjects);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT i.subject, p.key, p.id FROM kenes.identity i JOIN kenes.person p ON p.id = i.person_id "
                      "WHERE i.provider = cast(:space as text) AND i.subject = ANY (cast(:subjects as text[]))",
       soci::use(space), soci::use(wanted));
  std::map<std::string, Account> found;
  for (const auto& row : rows) {
    found[row.get<std::string>(0)] = {row.get<std::string>(1), static_cast<std::int64_t>(row.get<long long>(2))};
  }
  return found;
}

class Checker {
 public:
  Checker(soci::session& sql, const Call& call, const Office& office, const std::vector<ListRow>& rows)
      : sql_(sql),
        call_(call),
        office_(office),
        rows_(rows),
        rule_(office.process(call.service().slug).support),
        space_(office.settings_of(call.service().slug).paper_identity),
        asks_place_(asks_place(sql, call, office)) {
    read_places();
  }

  CheckedRows run() {
    for (const auto& row : rows_) check(row);
    name_persons();
    return std::move(checked_);
  }

 private:
  void read_places() {
    if (!asks_place_) return;
    const auto all = office_.kit->territories().all(sql_, office_.settings_of(call_.service().slug).place_kind);
    std::vector<std::string> spellings, codes;
    const auto add = [&](const std::string& spelling, const std::string& code) {
      spellings.push_back(spelling);
      codes.push_back(code);
    };
    for (const auto& place : *all) {
      add(place.code, place.code);
      add(place.name, place.code);
      for (const auto& language : office_.host->languages()) add(place.name_in(language), place.code);
    }
    spellings = lower_all(sql_, spellings);
    for (std::size_t i = 0; i < spellings.size() && i < codes.size(); ++i) places_.emplace(spellings[i], codes[i]);
  }

  void fault(const ListRow& row, std::string problem) {
    checked_.faults.push_back({row.number, row.text, std::move(problem)});
  }

  void check(const ListRow& row) {
    const auto cell = [&](std::size_t at) { return at < row.cells.size() ? row.cells[at] : std::string(); };
    constexpr std::size_t longest = 120;
    if (row.cells.size() > 3) return fault(row, call_.tr("There are more than three cells"));
    if (cell(0).empty() || cell(0).size() > 4 * longest) return fault(row, call_.tr("The name is missing or too long"));
    std::string who = boost::algorithm::erase_all_copy(cell(1), " ");
    if (space_.empty()) {
      who = birth_date(cell(1));
      if (who.empty() || who > to_iso(call_.now()).substr(0, 10)) {
        return fault(row, call_.tr("The date of birth is missing or no real day; write it like 1980-05-31"));
      }
      if (too_young(who)) {
        return fault(row, call_.tr("This person is younger than {age}", {{"age", std::to_string(rule_.min_age)}}));
      }
      who = with_single_spaces(cell(0)) + "|" + who;
    } else if (who.empty() || who.size() > 100) {
      return fault(row, call_.tr("The person's number is missing or too long"));
    }
    std::string territory;
    if (asks_place_) {
      const auto place = places_.find(lower(sql_, cell(2)));
      if (place == places_.end()) {
        return fault(row, cell(2).empty() ? call_.tr("The place is missing")
                                          : call_.tr("{place}: we don't know this place", {{"place", cell(2)}}));
      }
      territory = place->second;
    }
    valid_.push_back(&row);
    who_.push_back(std::move(who));
    territories_.push_back(std::move(territory));
  }

  bool too_young(const std::string& born) const {
    if (rule_.min_age == 0) return false;
    const auto today = to_iso(call_.now()).substr(0, 10);
    const auto age = std::stoi(today.substr(0, 4)) - std::stoi(born.substr(0, 4)) - (today.substr(5) < born.substr(5));
    return age < rule_.min_age;
  }

  // By keyed hashes; the same person twice on the list is told at the second row.
  void name_persons() {
    if (valid_.empty()) return;
    const auto& secrets = office_.host->secrets();
    std::vector<std::string> hashes;
    // As core/identity hashes what a provider says.
    const auto purpose = space_.empty() ? std::string("petition.paper_person") : "identity.subject." + space_;
    const auto plain = space_.empty() ? lower_all(sql_, who_) : who_;
    for (const auto& who : plain) hashes.push_back(secrets.keyed_hash(purpose, who));
    const auto known = space_.empty() ? std::map<std::string, Account>() : accounts(sql_, space_, hashes);
    std::map<std::string, int> first;
    for (std::size_t i = 0; i < valid_.size(); ++i) {
      const auto& row = *valid_[i];
      const auto account = known.find(hashes[i]);
      PaperPerson person{.row = row.number,
                         .key = (space_.empty() ? "paper" : space_) + ":" + hashes[i],
                         .territory = territories_[i]};
      if (account != known.end()) {
        person.key = account->second.key;
        person.person_id = account->second.person_id;
      }
      const auto [same, is_first] = first.emplace(person.key, row.number);
      if (!is_first) {
        fault(row, call_.tr("The same person as in row {row}", {{"row", std::to_string(same->second)}}));
        continue;
      }
      checked_.persons.push_back(std::move(person));
    }
  }

  soci::session& sql_;
  const Call& call_;
  const Office& office_;
  const std::vector<ListRow>& rows_;
  const participation::Eligibility& rule_;
  const std::string space_;
  const bool asks_place_;
  std::map<std::string, std::string> places_;  // code by spelling
  std::vector<const ListRow*> valid_;
  std::vector<std::string> who_, territories_;
  CheckedRows checked_;
};

}  // namespace

CheckedRows check_rows(soci::session& sql, const Call& call, const Office& office, const std::vector<ListRow>& rows) {
  return Checker(sql, call, office, rows).run();
}

bool has_identity(const Call& call, const Office& office) {
  return !office.settings_of(call.service().slug).paper_identity.empty();
}

bool asks_place(soci::session& sql, const Call& call, const Office& office) {
  const auto& kind = office.settings_of(call.service().slug).place_kind;
  return !kind.empty() && !office.kit->territories().all(sql, kind)->empty();
}

}  // namespace kenes::petition
