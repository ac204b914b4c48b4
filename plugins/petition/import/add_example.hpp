#pragma once
#include <string>
#include <vector>

#include "import/example_file.hpp"
#include "office.hpp"

namespace kenes::petition {

// Adds one example, whose process has what it names, as if it had come to its stage by itself: with the duties, dates
// and reasons of it. Its address, or "" if it was there. [any thread]
std::string add_example(const Office& office, const std::string& service, const Example& example);

// Topics of a petition that was taken in from this origin and has none; nothing if there is no such petition.
void add_topics(const Office& office, const std::string& service, const std::string& origin,
                const std::vector<std::string>& topics);

}  // namespace kenes::petition
