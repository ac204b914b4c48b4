#include <algorithm>
#include <ostream>

#include <spdlog/fmt/fmt.h>

#include "config/commands.hpp"
#include "config/pointer.hpp"
#include "config/portal_schema.hpp"
#include "kenes/form.hpp"

namespace kenes::config {
namespace {

// As one would write it in TOML, on one line.
std::string as_toml(const boost::json::value& value) {
  std::string text;
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) text += (text.empty() ? "" : ", ") + as_toml(item);
    return "[" + text + "]";
  }
  if (const auto* table = value.if_object()) {
    for (const auto& [key, item] : *table)
      text += (text.empty() ? "" : ", ") + std::string(key) + " = " + as_toml(item);
    return "{ " + text + " }";
  }
  return boost::json::serialize(value);
}

std::string place(const Location& where) {
  return where.line > 0 ? fmt::format("{}:{}", where.file, where.line) : where.file;
}

class Show {
 public:
  Show(const Loaded& loaded, std::ostream& out) : loaded_(loaded), out_(out) {}

  void all() {
    const auto& root = loaded_.document.root.as_object();
    for (const auto& part : portal_schema()) {
      const auto* value = root.if_contains(part.name);
      if (!value) continue;
      const auto pointer = child("", part.name);
      if (part.type == FieldType::table) table(value->as_object(), pointer, part, "[" + part.name + "]");
      if (part.type != FieldType::tables) continue;
      for (std::size_t i = 0; i < value->as_array().size(); ++i) {
        table(value->as_array()[i].as_object(), child(pointer, i), part, "[[" + part.name + "]]");
      }
    }
  }

 private:
  void table(const boost::json::object& values, const std::string& pointer, const SchemaField& part,
             const std::string& head) {
    out_ << head << '\n';
    std::vector<std::string> nested;
    for (const auto& field : part.fields) {
      const auto* value = values.if_contains(field.name);
      if (!value) continue;
      if (field.type == FieldType::table)
        nested.push_back(field.name);
      else
        line(field.name, *value, child(pointer, field.name), part.name + "." + field.name);
    }
    if (pointer == "/portal" && !values.contains("base_url")) {
      line("base_url", boost::json::value(loaded_.portal.base_url), "/portal/base_url", "portal.base_url");
    }
    for (const auto& name : nested) {
      out_ << "[" << part.name << "." << name << "]\n";
      for (const auto& [key, value] : values.at(name).as_object())
        line(std::string(key), value, child(child(pointer, name), key), "");
    }
    out_ << '\n';
  }

  void line(const std::string& key, const boost::json::value& value, const std::string& pointer,
            const std::string& setting) {
    const auto written = loaded_.written.find(pointer);
    const auto from = written == loaded_.written.end() ? "fallback" : place(written->second);
    const auto text = key + " = " + (is_secret(setting) ? "(set, hidden)" : as_toml(value));
    const auto width = std::max(60, characters(text) + 1);
    out_ << text << std::string(static_cast<std::size_t>(width - characters(text)), ' ') << "# " << from << '\n';
  }

  const Loaded& loaded_;
  std::ostream& out_;
};

}  // namespace

int show_command(const Loaded& loaded, std::ostream& out) {
  if (!loaded.faults.empty()) return check_command(loaded, out);
  Show(loaded, out).all();
  return 0;
}

}  // namespace kenes::config
