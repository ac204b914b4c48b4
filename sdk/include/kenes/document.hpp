#pragma once
// A configuration file as data that still knows where each value stood, so that faults can be shown with file and line.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "kenes/api.hpp"

namespace kenes {

struct Location {
  std::string file;
  int line = 0;
};

// One fault: what is wrong, where, and what to do next. Faults are collected and reported together.
struct Fault {
  Location where;
  std::string what;
  std::string hint;  // may be empty
};

// "portal.toml:12: unknown key 'sevice'; did you mean 'service'?"
KENES_API std::string to_string(const Fault& fault);

struct Document {
  boost::json::value root;
  // JSON pointer (RFC 6901) of each value and of each table -> where it was written.
  std::map<std::string, Location> where;

  // The location of `pointer`, or of its nearest ancestor that has one.
  KENES_API Location locate(std::string_view pointer) const;
};

// Nearest of `candidates` to a mistyped word (edit distance of at most a third of its length, swapped neighbours
// counting as one edit); empty if none is near.
KENES_API std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace kenes
