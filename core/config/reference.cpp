#include <algorithm>
#include <ostream>

#include <spdlog/fmt/fmt.h>

#include "config/commands.hpp"
#include "config/portal_schema.hpp"

namespace kenes::config {
namespace {

std::string_view name_of(FieldType type) {
  switch (type) {
    case FieldType::string:
      return "text";
    case FieldType::integer:
      return "whole number";
    case FieldType::number:
      return "number";
    case FieldType::boolean:
      return "true or false";
    case FieldType::duration:
      return "duration";
    case FieldType::date:
      return "date";
    case FieldType::text:
      return "text by language";
    case FieldType::strings:
      return "list of texts";
    case FieldType::table:
      return "table";
    case FieldType::tables:
      return "list of tables";
    case FieldType::any:
      return "anything";
  }
  return "";
}

std::string type_of(const SchemaField& field) {
  std::string text(name_of(field.type));
  if (field.type == FieldType::integer && field.min && field.max)
    text += fmt::format(", {} to {}", *field.min, *field.max);
  return text;
}

std::string fallback_of(const SchemaField& field) {
  if (field.required) return "**required**";
  if (field.fallback.is_null() || (field.fallback.is_string() && field.fallback.get_string().empty())) return "";
  return "`" + boost::json::serialize(field.fallback) + "`";
}

// A Markdown reader would take <id> for HTML.
std::string escaped(std::string text) {
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at)) text.replace(at, 1, "&lt;");
  return text;
}

std::string variable_of(const std::string& setting) {
  const auto& all = variables();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.setting == setting; });
  return found == all.end() ? "" : " Environment: `" + found->name + "`.";
}

constexpr std::string_view beginning = R"(# Configuration

A portal is one TOML file and the files that it includes. `kenes config check --config FILE` reports every fault with file and line,
in the process files of its services too, and warns of texts that lack a language of the portal;
`kenes config show --config FILE` prints what is in force and where each value came from. This page is what
`kenes config reference` prints.

## How values come together

1. The portal file, then what `include = ["services/*.toml"]` at its top names. Paths are relative to the file that names
   them. `[[service]]`, `[[authority]]` and `[[staff]]` of all files add up; of any other key the last file wins.
2. The environment (below). A variable `NAME` can also be given as `NAME_FILE`, a file whose first line is the value.
3. The command line: `--set http.front_port=8081`. Secrets are not taken from there.

"Text by language" is either one string, which counts as English, or a table such as `{ en = "Petitions", kk = "Петициялар" }`.
)";

// A table with its keys, then the tables in it.
void describe(const SchemaField& part, const std::string& name, std::ostream& out) {
  const bool several = part.type == FieldType::tables;
  out << fmt::format("\n## {}{}{}\n\n{}\n\n| key | type | fallback | meaning |\n|---|---|---|---|\n",
                     several ? "[[" : "[", name, several ? "]]" : "]", part.description);
  for (const auto& field : part.fields) {
    out << fmt::format("| `{}` | {} | {} | {}{} |\n", field.name, type_of(field), fallback_of(field),
                       escaped(field.description), variable_of(name + "." + field.name));
  }
  for (const auto& field : part.fields) {
    if (!field.open && !field.fields.empty()) describe(field, name + "." + field.name, out);
  }
}

}  // namespace

int reference_command(std::ostream& out) {
  out << beginning << "\n## Environment\n\n| variable | setting | |\n|---|---|---|\n";
  for (const auto& variable : variables()) {
    out << fmt::format("| `{}` | `{}` | {} |\n", variable.name, variable.setting, variable.what);
  }
  for (const auto& part : portal_schema()) describe(part, part.name, out);
  return 0;
}

}  // namespace kenes::config
