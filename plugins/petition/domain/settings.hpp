#pragma once
// [service.settings] of a petition service, typed.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/schema.hpp"
#include "kenes/service.hpp"

namespace kenes::petition {

struct Topic {
  std::string code;
  LocalText title;
};

// When a signature has to be paid for in time.
struct ChallengeRule {
  enum class Asked { never, in_surges, always };
  Asked asked = Asked::never;
  int effort = 0;  // of a device: how many numbers it tries at most
  std::chrono::seconds wait{};
};

struct Settings {
  bool uk_api = false;     // answer the petitions API of the UK Parliament
  std::string place_kind;  // kind of territory that a supporter names; "" asks for none
  bool keep_names = false;
  std::vector<std::string> count_kinds;  // territories by which signatures are shown, the first on the petition's page
  std::vector<Topic> topics;
  std::string objections;      // e-mail address for those whose signature was invalidated; "" none of its own
  std::string paper_identity;  // key_space of the sign-in whose subject stands on lists on paper; "" none
  bool anonymous_authors = false, group_authors = false;  // what an author may ask for

  ChallengeRule challenge;

  const Topic* topic(std::string_view code) const;
};

Schema settings_schema();
Settings read_settings(const boost::json::object& settings);

}  // namespace kenes::petition
