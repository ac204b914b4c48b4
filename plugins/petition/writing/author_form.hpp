#pragma once
// Who writes: under their name or without it, for themselves or for a group.
#include <vector>

#include "domain/draft.hpp"
#include "domain/settings.hpp"
#include "kenes/call.hpp"
#include "kenes/form.hpp"

namespace kenes::petition {

inline constexpr int longest_name = 120;

Authorship read_authorship(Form& form, const Call& call, const Settings& settings);
void add_authorship(const Authorship& author, std::vector<NamedValue>& values);

}  // namespace kenes::petition
