#pragma once
#include <soci/soci.h>

#include "kenes/call.hpp"
#include "kenes/persons.hpp"
#include "office.hpp"
#include "paper_lists/rows.hpp"

namespace kenes::petition {

struct PaperPerson {
  int row = 0;
  NamedPerson person;
  std::string territory;
};
struct RowFault {
  int row = 0;
  std::string text, problem;
};
struct CheckedRows {
  std::vector<PaperPerson> persons;
  std::vector<RowFault> faults;
};

// Every row by itself and against the others, by a few queries however many rows there are.
CheckedRows check_rows(soci::session& sql, const Call& call, const Office& office, const std::vector<ListRow>& rows);

// Whether rows name a person by the subject of a way to sign in. Else by name and date of birth, and then nobody can
// know whether the person has signed online.
bool has_identity(const Call& call, const Office& office);

}  // namespace kenes::petition
