#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::advice {

struct NewQuestion {
  std::string service, once, name, topic, body, language, channel, contact;
};

// Puts a question before the lawyers; nothing happens if the same form was sent before. In the caller's transaction.
void ask(soci::session& sql, const NewQuestion& question, Time now, Time due);

}  // namespace kenes::advice
