#include <spdlog/fmt/fmt.h>

#include "faults.hpp"
#include "test_database.hpp"

namespace kenes::testing {

void check_people(const FakeRegistrar& declared, const std::string& id, PGconn* connection, Faults& faults) {
  if (!declared.kept_of_people.empty()) return;
  const auto rows =
      query(connection,
            "SELECT table_name || '.' || column_name FROM information_schema.columns "
            "WHERE table_schema = $1 AND column_name ~ '(^|_)(person|author|account)_id$|_by$' ORDER BY 1",
            {id});
  for (int i = 0; i < PQntuples(rows.get()); ++i) {
    faults.push_back(fmt::format(
        "people: {}.{} leads to a person, but there is no PersonalData; declare one with registrar.personal_data()", id,
        PQgetvalue(rows.get(), i, 0)));
  }
}

}  // namespace kenes::testing
