#include <spdlog/fmt/fmt.h>

#include "kenes/schema.hpp"

namespace kenes {
namespace {

class Reader {
 public:
  Reader(const Document& document, const std::vector<std::string>& languages, std::vector<Fault>& warnings)
      : document_(document), languages_(languages), warnings_(warnings) {}

  void table(const boost::json::value& table, const std::string& pointer, const Schema& schema) {
    if (!table.is_object()) return;
    for (const auto& field : schema) {
      const auto* value = table.get_object().if_contains(field.name);
      if (value != nullptr) read(*value, pointer + "/" + field.name, field);
    }
  }

 private:
  void read(const boost::json::value& value, const std::string& pointer, const SchemaField& field) {
    if (field.type == FieldType::text) text(value, pointer, field.name);
    if (field.type == FieldType::table) table(value, pointer, field.fields);
    if (field.type != FieldType::tables || !value.is_array()) return;
    for (std::size_t i = 0; i < value.get_array().size(); ++i)
      table(value.get_array()[i], fmt::format("{}/{}", pointer, i), field.fields);
  }

  void text(const boost::json::value& value, const std::string& pointer, const std::string& name) {
    const auto* texts = value.if_object();
    if (texts == nullptr) return;
    std::vector<std::string> missing;
    for (const auto& language : languages_) {
      if (!texts->contains(language)) missing.push_back(language);
    }
    if (missing.empty()) return;
    warnings_.push_back({document_.locate(pointer),
                         fmt::format("'{}' has no text in {}", name, fmt::join(missing, ", ")),
                         "add it; until then readers of that language get another one"});
  }

  const Document& document_;
  const std::vector<std::string>& languages_;
  std::vector<Fault>& warnings_;
};

}  // namespace

void check_languages(const Document& document, const std::string& pointer, const Schema& schema,
                     const std::vector<std::string>& languages, std::vector<Fault>& warnings) {
  boost::system::error_code absent;
  const auto* table = document.root.find_pointer(pointer, absent);
  if (table != nullptr) Reader(document, languages, warnings).table(*table, pointer, schema);
}

}  // namespace kenes
