#include "config/overrides.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <fstream>

namespace kenes::config {
namespace {

using boost::json::value;

const SchemaField* field_in(const Schema& schema, std::string_view name) {
  const auto found = std::find_if(schema.begin(), schema.end(), [&](const auto& field) { return field.name == name; });
  return found == schema.end() ? nullptr : &*found;
}

std::vector<std::string> settings_of(const Schema& schema) {
  std::vector<std::string> names;
  for (const auto& table : schema) {
    if (table.type != FieldType::table) continue;
    for (const auto& field : table.fields) names.push_back(table.name + "." + field.name);
  }
  return names;
}

const SchemaField* setting_in(const Schema& schema, std::string_view setting) {
  const auto dot = setting.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const auto* table = field_in(schema, setting.substr(0, dot));
  return table && table->type == FieldType::table ? field_in(table->fields, setting.substr(dot + 1)) : nullptr;
}

value list_of(std::string_view text) {
  boost::json::array items;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    items.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return items;
}

// What can't be read stays a string, which the schema then refuses in its own words.
value read_as(FieldType type, const std::string& text) {
  if (type == FieldType::boolean && (text == "true" || text == "false")) return text == "true";
  if (type == FieldType::strings) return list_of(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if ((type == FieldType::integer || type == FieldType::number) && whole) return number;
  return value(text);
}

void put(Document& document, const SchemaField& field, const std::string& setting, const std::string& text,
         const Location& from) {
  const auto dot = setting.find('.');
  const auto table = setting.substr(0, dot), key = setting.substr(dot + 1);
  auto& root = document.root.as_object();
  auto& at = root[table];
  if (at.is_null()) at = boost::json::object{};
  if (!at.is_object()) return;  // reported by the schema
  at.get_object()[key] = read_as(field.type, text);
  const auto pointer = "/" + table + "/" + key;
  std::erase_if(document.where, [&](const auto& entry) { return entry.first.starts_with(pointer + "/"); });
  document.where[pointer] = from;
}

std::optional<std::string> value_of(const Variable& variable, const Environment& environment, Location& from,
                                    std::vector<Fault>& faults) {
  from = {"environment " + variable.name, 0};
  if (auto text = environment(variable.name)) return text;
  const auto name = variable.name + "_FILE";
  const auto file = environment(name);
  if (!file) return std::nullopt;
  from = {"environment " + name + "=" + *file, 0};
  std::ifstream in(*file);
  std::string line;
  if (!std::getline(in, line)) {
    faults.push_back({from, "the file can't be read, or is empty", "its first line must be the value"});
    return std::nullopt;
  }
  return line;
}

// Tables of a list have no setting of their own that a variable could name.
void put_sign_in(Document& document, std::size_t index, const Environment& environment, std::vector<Fault>& faults) {
  auto* table = document.root.at("sign_in").as_array()[index].if_object();
  const auto* key = table == nullptr ? nullptr : table->if_contains("key");
  if (key == nullptr || !key->is_string()) return;
  const std::string name(key->get_string());
  for (const auto& [what, setting] : {std::pair("SECRET", "client_secret"), std::pair("ISSUER", "issuer")}) {
    Location from;
    const auto text = value_of({sign_in_variable(name, what), "", ""}, environment, from, faults);
    if (!text) continue;
    (*table)[setting] = *text;
    document.where["/sign_in/" + std::to_string(index) + "/" + setting] = from;
  }
}

void put_sign_ins(Document& document, const Environment& environment, std::vector<Fault>& faults) {
  const auto* list = document.root.as_object().if_contains("sign_in");
  if (list == nullptr || !list->is_array()) return;
  for (std::size_t i = 0; i < list->get_array().size(); ++i) put_sign_in(document, i, environment, faults);
}

}  // namespace

std::string sign_in_variable(std::string_view key, std::string_view what) {
  std::string name("KENES_SIGN_IN_");
  for (const char c : key) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name.append("_").append(what);
}

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* text = std::getenv(name.c_str());
    return text ? std::optional<std::string>(text) : std::nullopt;
  };
}

const std::vector<Variable>& variables() {
  static const std::vector<Variable> all{
      {"KENES_BASE_URL", "portal.base_url", "the address that citizens see"},
      {"KENES_DATA_DIR", "portal.data_dir", "the folder of the portal's own files"},
      {"KENES_SECRET_KEY", "portal.secret_key", "the portal's key"},
      {"KENES_DATABASE_URL", "database.url", "where PostgreSQL is, with its password"},
      {"KENES_PORT", "http.front_port", "where nginx listens"},
      {"KENES_ADDRESS", "http.front_address", "the address that nginx listens on"},
      {"KENES_NODE_PORT", "http.port", "where the server behind nginx listens"},
      {"KENES_SMTP_URL", "mail.smtp_url", "the mail server"},
      {"KENES_SMTP_USER", "mail.user", "its user"},
      {"KENES_SMTP_PASSWORD", "mail.password", "its password"},
      {"KENES_SMS_PASSWORD", "text_messages.password", "the password at the gateway of text messages"},
  };
  return all;
}

void apply_environment(Document& document, const Schema& schema, const Environment& environment,
                       std::vector<Fault>& faults) {
  for (const auto& variable : variables()) {
    Location from;
    const auto text = value_of(variable, environment, from, faults);
    if (text) put(document, *setting_in(schema, variable.setting), variable.setting, *text, from);
  }
  put_sign_ins(document, environment, faults);
}

void apply_assignments(Document& document, const Schema& schema, const std::vector<std::string>& assignments,
                       std::vector<Fault>& faults) {
  for (const auto& assignment : assignments) {
    const Location from{"command line", 0};
    const auto equals = assignment.find('=');
    const auto setting = assignment.substr(0, equals);
    const auto* field = setting_in(schema, setting);
    if (equals == std::string::npos) {
      faults.push_back(
          {from, "'" + assignment + "' is not a setting", "write table.key=value, such as http.front_port=8081"});
    } else if (!field) {
      const auto near = nearest(setting, settings_of(schema));
      faults.push_back({from, "there is no setting '" + setting + "'",
                        near.empty() ? "kenes config reference lists them" : "did you mean '" + near + "'?"});
    } else if (is_secret(setting)) {
      const auto& all = variables();
      const auto known = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.setting == setting; });
      faults.push_back({from, "'" + setting + "' is a secret, and every user of this machine can read command lines",
                        "set " + known->name + " or " + known->name + "_FILE instead"});
    } else {
      put(document, *field, setting, assignment.substr(equals + 1), from);
    }
  }
}

bool is_secret(std::string_view setting) {
  constexpr std::array<std::string_view, 5> secrets{"portal.secret_key", "database.url", "mail.password",
                                                    "text_messages.password", "sign_in.client_secret"};
  return std::find(secrets.begin(), secrets.end(), setting) != secrets.end();
}

}  // namespace kenes::config
