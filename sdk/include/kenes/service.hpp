#pragma once
#include <map>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/document.hpp"

namespace kenes {

// A text in several languages: {"en": "Petitions", "kk": "Петициялар"}.
struct KENES_API LocalText {
  std::map<std::string, std::string, std::less<>> by_language;
  // In that language, else in English, else any; "" if there is none.
  const std::string& in(std::string_view language) const;
  // From a string (counts as English) or a table of strings.
  static LocalText from(const boost::json::value& value);
};

// One enabled instance of a mechanism. Fixed from start to stop; valid as long as the host.
struct Service {
  std::string slug;    // "petitions": its URL prefix and its key in the database
  std::string plugin;  // "petition"
  LocalText title;
  LocalText summary;
  boost::json::object settings;  // checked against the plugin's schema, fallbacks filled in
  std::string process;           // path of the process file, or ""
  Location where;                // of its [[service]] table
};

}  // namespace kenes
