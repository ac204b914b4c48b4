#pragma once
#include <string>

#include "kenes/schema.hpp"

namespace kenes::schema {

// What is wrong with a value that holds no tables of ours: its type, range or choice. Empty if nothing is.
struct Complaint {
  std::string what;
  std::string hint;
};
Complaint complaint(const boost::json::value& value, const SchemaField& field);

// "an integer", "a table of texts by language", …: how an expected type is called in a message.
std::string expected(FieldType type);
// What was found instead, with the value itself if it is short: "the string 'sixteen'".
std::string found(const boost::json::value& value);

}  // namespace kenes::schema
