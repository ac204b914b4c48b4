#include "config/toml.hpp"

// The only includer of toml11, which is slow to compile.
#include <toml.hpp>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "config/pointer.hpp"
#include "config/syntax.hpp"
#include "kenes/utf8.hpp"

namespace kenes::config {
namespace {

// Keeps the keys of a table in the order of the alphabet, so that faults come in the same order every time.
using Toml = toml::basic_value<toml::discard_comments, std::map, std::vector>;

template <class T>
std::string written(const T& time) {
  std::ostringstream text;
  text << time;
  return text.str();
}

class Converter {
 public:
  Converter(const std::string& file, Document& into) : file_(file), into_(into) {}

  boost::json::value convert(const Toml& value, const std::string& pointer) {
    into_.where[pointer] = {file_, pointer.empty() ? 0 : static_cast<int>(value.location().line())};
    switch (value.type()) {
      case toml::value_t::boolean:
        return value.as_boolean();
      case toml::value_t::integer:
        return value.as_integer();
      case toml::value_t::floating:
        return value.as_floating();
      case toml::value_t::string:
        return boost::json::string(value.as_string().str);
      case toml::value_t::offset_datetime:
        return boost::json::string(written(value.as_offset_datetime()));
      case toml::value_t::local_datetime:
        return boost::json::string(written(value.as_local_datetime()));
      case toml::value_t::local_date:
        return boost::json::string(written(value.as_local_date()));
      case toml::value_t::local_time:
        return boost::json::string(written(value.as_local_time()));
      case toml::value_t::array:
        return list(value.as_array(), pointer);
      case toml::value_t::table:
        return table(value.as_table(), pointer);
      default:
        return nullptr;
    }
  }

 private:
  boost::json::array list(const Toml::array_type& items, const std::string& pointer) {
    boost::json::array converted;
    for (const auto& item : items) converted.push_back(convert(item, child(pointer, converted.size())));
    return converted;
  }

  boost::json::object table(const Toml::table_type& items, const std::string& pointer) {
    boost::json::object converted;
    for (const auto& [key, item] : items) converted[key] = convert(item, child(pointer, key));
    return converted;
  }

  const std::string& file_;
  Document& into_;
};

}  // namespace

Document read_toml(const std::filesystem::path& path, std::vector<Fault>& faults) {
  const auto file = path.string();
  Document document{boost::json::object{}, {{"", {file, 0}}}};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (std::filesystem::is_directory(path) || !in || !(text << in.rdbuf() || in.peek() == EOF)) {
    const auto* reason = std::filesystem::is_directory(path) ? "it is a folder" : std::strerror(errno);
    faults.push_back({{file, 0}, std::string("can't be read: ") + reason, "check the path and its permissions"});
    return document;
  }
  if (const int line = first_line_not_utf8(text.str()); line > 0) {
    faults.push_back({{file, line}, "this line is not UTF-8", "save the file in the encoding UTF-8"});
    return document;
  }
  try {
    std::istringstream source(text.str());
    const auto root = toml::parse<toml::discard_comments, std::map, std::vector>(source, file);
    document.root = Converter(file, document).convert(root, "");
  } catch (const toml::exception& error) {
    faults.push_back(syntax_fault(file, error.what()));
    document = {boost::json::object{}, {{"", {file, 0}}}};
  }
  return document;
}

}  // namespace kenes::config
