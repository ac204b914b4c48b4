#include "kenes/sql.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <stdexcept>

namespace kenes::sql {

std::string array(const std::vector<std::int64_t>& values) {
  std::string literal = "{";
  for (const auto value : values) {
    if (literal.size() > 1) literal += ',';
    literal += std::to_string(value);
  }
  return literal + '}';
}

std::string array(const std::vector<std::string>& values) {
  std::string literal = "{";
  for (const auto& value : values) {
    if (value.find('\0') != std::string::npos)
      throw std::invalid_argument("PostgreSQL's text can't hold a NUL character");
    if (literal.size() > 1) literal += ',';
    literal += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') literal += '\\';
      literal += c;
    }
    literal += '"';
  }
  return literal + '}';
}

std::string sqlstate(const std::exception& error) {
  const auto* database_error = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  if (!database_error) return {};
  auto state = database_error->sqlstate();
  // SOCI fills the field with blanks when libpq had no state to give.
  return state.find_first_not_of(' ') == std::string::npos ? std::string{} : state;
}

}  // namespace kenes::sql
