#pragma once
// Rules across values, beyond what the schema says of each. A value of the wrong type was reported by the schema and is
// passed over here, so that every fault is reported once and all are reported together.
#include <optional>
#include <string>
#include <vector>

#include "kenes/document.hpp"

namespace kenes::config {

class Rules {
 public:
  Rules(const Document& document, std::vector<Fault>& faults) : document_(document), faults_(faults) {}

  void check();

 private:
  void portal();
  void languages();
  void base_url();
  void time_zone();
  void country();
  void folders();
  void secret_key();
  void long_enough(const std::string& pointer, const std::string& what, const std::string& keys);
  void texts();
  void text(const std::string& pointer);
  void theme();
  void colour(const std::string& key, std::string_view ground, std::string_view use);
  void mail();
  void text_messages();
  void text_message_countries();
  void database();
  void authorities();
  void sign_ins();
  void sign_in(const std::string& pointer);
  bool is_demonstrated(const std::string& pointer);
  void staff();
  void scope(const std::string& pointer, const std::string& scope);
  void services();
  void slug(const std::string& pointer, const std::string& slug);

  const boost::json::value* at(const std::string& pointer) const;
  std::optional<std::string> string_at(const std::string& pointer) const;  // absent or not a string: nothing
  std::vector<std::string> strings_at(const std::string& pointer) const;
  std::size_t count(const std::string& pointer) const;                                   // of a list of tables
  std::vector<std::string> keys(const std::string& list, const std::string& key) const;  // of each table in a list
  void unique(const std::string& list, const std::string& key, std::string_view kind);
  // A path in the configuration counts from the folder of the file that names it.
  std::string path_at(const std::string& pointer, const std::string& path) const;
  void fault(const std::string& pointer, std::string what, std::string hint);

  const Document& document_;
  std::vector<Fault>& faults_;
};

// First segments that belong to the host itself; no service can have them.
const std::vector<std::string>& reserved_slugs();

// `path` as written in `file`, from the current folder.
std::string resolved(const Location& file, const std::string& path);

}  // namespace kenes::config
