#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/host.hpp"
#include "kenes/service.hpp"

namespace kenes::advice {

struct NewExample {
  std::int64_t question_id = 0;
  std::string question, answer;  // written anew, without names
};

// Publishes an example of an answered question. False if there is none, or it was published before. Audited. In the
// caller's transaction.
bool publish_example(soci::session& sql, Host& host, const Service& service, const NewExample& example,
                     const Actor& lawyer);
// False if there is no such example.
bool remove_example(soci::session& sql, Host& host, const Service& service, std::int64_t id, const Actor& lawyer);

}  // namespace kenes::advice
