#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kenes/schema.hpp"

namespace kenes::config {

// Reads a variable; std::nullopt when it isn't set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
Environment process_environment();

// A variable of the environment and the setting that it overrides.
struct Variable {
  std::string name;     // "KENES_DATABASE_URL"
  std::string setting;  // "database.url"
  std::string what;     // for the reference
};
const std::vector<Variable>& variables();

// The variable of a setting in a [[sign_in]], "SECRET" or "ISSUER": "KENES_SIGN_IN_EID_SECRET" for the key "eid".
std::string sign_in_variable(std::string_view key, std::string_view what);

// Lays the environment and then `assignments` ("http.front_port=8081") over the document. A variable NAME can also be
// given as NAME_FILE, a file whose first line is the value (the custom of containers and of systemd's credentials).
// Values are read as the schema wants them: numbers, true or false, lists with commas.
void apply_environment(Document& document, const Schema& schema, const Environment& environment,
                       std::vector<Fault>& faults);
void apply_assignments(Document& document, const Schema& schema, const std::vector<std::string>& assignments,
                       std::vector<Fault>& faults);

// Settings that are never shown and never taken from the command line: "database.url" (it may hold a password), ….
bool is_secret(std::string_view setting);

}  // namespace kenes::config
