#pragma once
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace kenes::users {

// Languages are named in themselves: a reader looks for their own word.
std::string name_of_language(const std::string& code);
// The model of core/field/select.
boost::json::array language_options(const std::vector<std::string>& languages, const std::string& chosen);

}  // namespace kenes::users
