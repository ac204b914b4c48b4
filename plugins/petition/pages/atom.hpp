#pragma once
#include <string>
#include <vector>

#include "kenes/time.hpp"

namespace kenes::petition {

struct AtomEntry {
  std::string id, title, link;
  Time updated{};
  std::string summary;  // plain text, may be empty
};

struct Atom {
  std::string id, title, language, page;  // id is also the feed's own address
  Time updated{};
  std::vector<AtomEntry> entries = {};
};

// A feed by RFC 4287. Characters that XML 1.0 does not allow are left out.
std::string to_xml(const Atom& feed);

}  // namespace kenes::petition
