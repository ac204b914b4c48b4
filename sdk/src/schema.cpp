#include "kenes/schema.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <span>

#include "schema_values.hpp"

namespace kenes {
namespace {

using boost::json::object;

std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

// "[service.settings]" for "/service/0/settings": as people write it in TOML.
std::string table_name(std::string_view pointer) {
  std::string name;
  std::size_t from = 1;
  while (from <= pointer.size()) {
    const auto slash = std::min(pointer.find('/', from), pointer.size());
    const auto part = pointer.substr(from, slash - from);
    if (!part.empty() && part.find_first_not_of("0123456789") != std::string_view::npos) {
      name += (name.empty() ? "" : ".") + std::string(part);
    }
    from = slash + 1;
  }
  return name.empty() ? "at the top level" : "in [" + name + "]";
}

bool has_required(const Schema& schema) {
  return std::any_of(schema.begin(), schema.end(), [](const SchemaField& field) { return field.required; });
}

class Checker {
 public:
  Checker(const Document& document, std::vector<Fault>& faults) : document_(document), faults_(faults) {}

  void table(object& table, const std::string& pointer, const Schema& schema, bool open) {
    for (const auto& field : known(schema, open)) key(table, pointer, field);
    unknown_keys(table, pointer, schema, open);
  }

 private:
  // In an open table the first field stands for every key that is not named.
  static std::span<const SchemaField> known(const Schema& schema, bool open) {
    return std::span(schema).subspan(open && !schema.empty() ? 1 : 0);
  }

  void key(object& table, const std::string& pointer, const SchemaField& field) {
    auto* value = table.if_contains(field.name);
    if (!value && !field.fallback.is_null()) value = &(table[field.name] = field.fallback);
    if (!value) return absent(table, pointer, field);
    this->value(*value, pointer + "/" + escaped(field.name), field);
  }

  void absent(object& table, const std::string& pointer, const SchemaField& field) {
    if (field.required) {
      add(pointer, fmt::format("'{}' is missing {}", field.name, table_name(pointer)),
          fmt::format("expected {}{}", schema::expected(field.type),
                      field.description.empty() ? "" : ": " + field.description));
    } else if (field.type == FieldType::table && !has_required(field.fields)) {
      // An absent table counts as empty: what its keys fall back to still holds.
      object empty;
      this->table(empty, pointer + "/" + escaped(field.name), field.fields, field.open);
      if (!empty.empty()) table[field.name] = std::move(empty);
    }
  }

  void value(boost::json::value& value, const std::string& pointer, const SchemaField& field) {
    if (auto [what, hint] = schema::complaint(value, field); !what.empty()) return add(pointer, what, std::move(hint));
    if (field.type == FieldType::table) table(value.get_object(), pointer, field.fields, field.open);
    if (field.type != FieldType::tables) return;
    auto& list = value.get_array();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto place = fmt::format("{}/{}", pointer, i);
      if (auto* one = list[i].if_object()) {
        table(*one, place, field.fields, field.open);
      } else {
        add(place, fmt::format("each of '{}' must be a table, not {}", field.name, schema::found(list[i])), {});
      }
    }
  }

  void unknown_keys(object& table, const std::string& pointer, const Schema& schema, bool open) {
    std::vector<std::string> names;
    for (const auto& field : known(schema, open)) names.push_back(field.name);
    for (auto& [key, value] : table) {
      const std::string name(key);
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      const auto place = pointer + "/" + escaped(name);
      if (!open) {
        add(place, fmt::format("unknown key '{}' {}", name, table_name(pointer)), hint(name, names));
      } else if (!schema.empty()) {
        auto pattern = schema.front();
        pattern.name = name;
        this->value(value, place, pattern);
      }
    }
  }

  static std::string hint(std::string_view name, const std::vector<std::string>& names) {
    if (const auto near = nearest(name, names); !near.empty()) return "did you mean '" + near + "'?";
    if (names.empty()) return "no keys are expected here";
    return fmt::format("known keys: {}", fmt::join(names, ", "));
  }

  void add(const std::string& pointer, std::string what, std::string hint) {
    faults_.push_back({document_.locate(pointer), std::move(what), std::move(hint)});
  }

  const Document& document_;
  std::vector<Fault>& faults_;
};

// The table at `pointer`, made if its parents are tables; nullptr if something else stands there.
object* table_at(Document& document, const std::string& pointer) {
  auto* at = &document.root;
  if (at->is_null()) *at = object{};
  std::size_t from = 1;
  while (from <= pointer.size()) {
    const auto slash = std::min(pointer.find('/', from), pointer.size());
    auto part = pointer.substr(from, slash - from);
    for (std::size_t i = 0; (i = part.find('~', i)) != std::string::npos; ++i) {
      part.replace(i, 2, part.compare(i, 2, "~1") == 0 ? "/" : "~");
    }
    if (auto* list = at->if_array()) {
      const auto index =
          part.find_first_not_of("0123456789") == std::string::npos ? std::stoul("0" + part) : list->size();
      if (index >= list->size()) return nullptr;
      at = &(*list)[index];
    } else if (auto* table = at->if_object()) {
      at = &(*table)[part];
      if (at->is_null()) *at = object{};
    } else {
      return nullptr;
    }
    from = slash + 1;
  }
  return at->if_object();
}

}  // namespace

void check(Document& document, const std::string& pointer, const Schema& schema, std::vector<Fault>& faults) {
  if (auto* table = table_at(document, pointer)) {
    Checker(document, faults).table(*table, pointer, schema, false);
  } else {
    const auto name = pointer.empty() ? "the root" : "'" + pointer.substr(pointer.rfind('/') + 1) + "'";
    faults.push_back({document.locate(pointer), name + " must be a table", {}});
  }
}

}  // namespace kenes
