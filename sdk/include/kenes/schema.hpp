#pragma once
// What a settings table may hold. One checker for the portal's configuration, a plugin's settings and process files:
// types, defaults, ranges, unknown keys with a hint; every fault at once.
#include <optional>
#include <string>
#include <vector>

#include "kenes/document.hpp"

namespace kenes {

// `duration` is a calendar interval such as "6 months", "7 days", "90 minutes". `text` is a string or a table of
// strings by language ({ en = "…", kk = "…" }). `any` is not looked into.
enum class FieldType { string, integer, number, boolean, duration, date, text, strings, table, tables, any };

struct SchemaField;
using Schema = std::vector<SchemaField>;

struct SchemaField {
  std::string name;
  FieldType type = FieldType::string;
  std::string description;
  bool required = false;
  boost::json::value fallback = nullptr;  // put in where the key is absent and this is not null
  // Of the value, or of the length of each string in characters.
  std::optional<std::int64_t> min = std::nullopt, max = std::nullopt;
  std::vector<std::string> one_of = {};
  Schema fields = {};  // of a table, or of each table in `tables`
  // A table whose unknown keys are allowed. Then fields[0], if there is one, describes the value of every key that is
  // not named (its own name is not a key); the named keys follow it.
  bool open = false;
};

// Checks the table at `pointer` ("" is the root), appends faults, and fills in fallbacks. A missing table counts as
// empty, but an optional table with required keys inside may be left out as a whole.
KENES_API void check(Document& document, const std::string& pointer, const Schema& schema, std::vector<Fault>& faults);

// What has text in some of these languages and not in all: each `text` that is a table without one of them, as a
// warning. A plain string says the same in every language, on purpose.
KENES_API void check_languages(const Document& document, const std::string& pointer, const Schema& schema,
                               const std::vector<std::string>& languages, std::vector<Fault>& warnings);

}  // namespace kenes
