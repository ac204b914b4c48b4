#include "paper_lists/check_rows.hpp"

#include <algorithm>
#include <map>

#include <boost/algorithm/string.hpp>

#include "paper_lists/find_places.hpp"
#include "paper_lists/name_persons.hpp"

namespace kenes::petition {

namespace {

constexpr std::size_t longest_name = 480, longest_number = 100;  // bytes

struct GoodRow {
  const ListRow* row = nullptr;
  ListedPerson person;
  std::string territory = "";
};

std::string cell(const ListRow& row, std::size_t at) {
  return at < row.cells.size() ? row.cells[at] : std::string();
}

class Checker {
 public:
  Checker(soci::session& sql, const Call& call, const Office& office)
      : sql_(sql),
        call_(call),
        office_(office),
        min_age_(office.process(call.service().slug).support.min_age),
        space_(office.settings_of(call.service().slug).paper_identity),
        today_(to_iso(call.now()).substr(0, 10)) {}

  // What a row says by itself costs no query; what needs the database is asked for all rows at once.
  CheckedRows run(const std::vector<ListRow>& rows) {
    for (const auto& row : rows) check(row);
    if (asks_place(sql_, call_, office_)) check_places();
    check_persons();
    std::sort(checked_.faults.begin(), checked_.faults.end(),
              [](const auto& one, const auto& other) { return one.row < other.row; });
    return std::move(checked_);
  }

 private:
  void fault(const ListRow& row, std::string problem) {
    checked_.faults.push_back({row.number, row.text, std::move(problem)});
  }

  void check(const ListRow& row) {
    if (row.unclosed) return fault(row, call_.tr("A quotation mark is opened and not closed in this row"));
    if (row.cells.size() > 3) return fault(row, call_.tr("There are more than three cells"));
    ListedPerson person{.name = cell(row, 0), .born = "", .number = ""};
    if (person.name.empty() || person.name.size() > longest_name) {
      return fault(row, call_.tr("The name is missing or too long"));
    }
    if (space_.empty()) {
      person.born = birth_date(cell(row, 1));
      if (person.born.empty() || person.born > today_) {
        return fault(row, call_.tr("The date of birth is missing or no real day; write it like 1980-05-31"));
      }
      if (age(person.born) < min_age_) {
        return fault(row, call_.tr("This person is younger than {age}", {{"age", std::to_string(min_age_)}}));
      }
    } else {
      person.number = boost::algorithm::erase_all_copy(cell(row, 1), " ");
      if (person.number.empty() || person.number.size() > longest_number) {
        return fault(row, call_.tr("The person's number is missing or too long"));
      }
    }
    good_.push_back({&row, std::move(person)});
  }

  int age(const std::string& born) const {
    return std::stoi(today_.substr(0, 4)) - std::stoi(born.substr(0, 4)) - (today_.substr(5) < born.substr(5) ? 1 : 0);
  }

  void check_places() {
    std::vector<std::string> written;
    for (const auto& good : good_) written.push_back(cell(*good.row, 2));
    const auto codes = find_places(sql_, call_, office_, written);
    for (std::size_t i = 0; i < good_.size(); ++i) {
      good_[i].territory = codes[i];
      if (!codes[i].empty()) continue;
      fault(*good_[i].row, written[i].empty() ? call_.tr("The place is missing")
                                              : call_.tr("{place}: we don't know this place", {{"place", written[i]}}));
    }
    std::erase_if(good_, [](const auto& good) { return good.territory.empty(); });
  }

  // The same person twice on the list is told at the second row.
  void check_persons() {
    std::vector<ListedPerson> persons;
    for (const auto& good : good_) persons.push_back(good.person);
    auto named = name_persons(sql_, office_, space_, persons);
    std::map<std::string, int> first;
    for (std::size_t i = 0; i < good_.size(); ++i) {
      const auto& row = *good_[i].row;
      const auto [same, is_first] = first.emplace(named[i].key, row.number);
      if (is_first) {
        checked_.persons.push_back({row.number, std::move(named[i]), good_[i].territory});
      } else {
        fault(row, call_.tr("The same person as in row {row}", {{"row", std::to_string(same->second)}}));
      }
    }
  }

  soci::session& sql_;
  const Call& call_;
  const Office& office_;
  const int min_age_;
  const std::string space_, today_;
  std::vector<GoodRow> good_;
  CheckedRows checked_;
};

}  // namespace

CheckedRows check_rows(soci::session& sql, const Call& call, const Office& office, const std::vector<ListRow>& rows) {
  return Checker(sql, call, office).run(rows);
}

bool has_identity(const Call& call, const Office& office) {
  return !office.settings_of(call.service().slug).paper_identity.empty();
}

}  // namespace kenes::petition
