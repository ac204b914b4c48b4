#pragma once
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "domain/responses.hpp"
#include "office.hpp"

namespace kenes::petition {

// A petition with everything that the API tells of it.
struct Published {
  Petition petition;
  std::vector<Answer> answers;
  std::vector<Debate> debates;
};

Published read_published(soci::session& sql, const Office& office, Petition petition);
// "open", "rejected", …: the API's word for where a petition stands.
std::string api_state(const participation::Process& process, const participation::Submission& standing);
boost::json::object attributes(const Office& office, const Published& published);

}  // namespace kenes::petition
