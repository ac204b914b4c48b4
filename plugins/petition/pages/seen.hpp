#pragma once
#include <optional>
#include <string_view>

#include <soci/soci.h>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// A petition as this visitor may see it, and as whom.
struct Seen {
  Petition petition;
  const participation::Process* process = nullptr;
  const participation::Stage* stage = nullptr;
  bool is_author = false;
  bool is_staff = false;
};

// Where a petition stands, for a visitor who may see it.
struct Standing {
  participation::Submission submission;
  const participation::Process* process = nullptr;
  const participation::Stage* stage = nullptr;
};

bool is_staff(const Call& call);

// None if it does not exist or must not be seen: nobody learns the difference. `token` is that of a shared link.
std::optional<Seen> see(soci::session& sql, const Office& office, const Call& call, std::string_view token = "");
// The same in a transaction of its own.
std::optional<Seen> see(const Office& office, const Call& call, std::string_view token = "");
// Less of it, for the many who support at the same moment: they share one query.
std::optional<Standing> see_standing(const Office& office, const Call& call, std::string_view token = "");
// Only for its author.
std::optional<Seen> see_own(const Office& office, const Call& call);

std::int64_t id_of(const Call& call);

}  // namespace kenes::petition
