#include <regex>

#include <spdlog/fmt/fmt.h>

#include "faults.hpp"

namespace kenes::testing {

void check_descriptor(const Descriptor& descriptor, Faults& faults) {
  static const std::regex id("[a-z][a-z0-9_]*");
  static const std::regex version(
      "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  static const std::regex depends("([a-z][a-z0-9_]*( [a-z][a-z0-9_]*)*)?");
  const auto check = [&](const char* what, const char* value, const std::regex& form, const char* expected) {
    if (value && std::regex_match(value, form)) return;
    faults.push_back(fmt::format("descriptor: {} is '{}', expected {}", what, value ? value : "", expected));
  };
  check("id", descriptor.id, id, "lower-case letters, digits and _");
  check("version", descriptor.version, version, "a version by semver.org such as 1.0.0");
  check("depends_on", descriptor.depends_on, depends, "ids separated by single spaces, or nothing");
  if (!descriptor.title || !*descriptor.title) faults.emplace_back("descriptor: no title, expected one English line");
  if (!descriptor.create) faults.emplace_back("descriptor: no create function");
}

}  // namespace kenes::testing
