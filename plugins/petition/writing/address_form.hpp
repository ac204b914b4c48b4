#pragma once
// Where a petition goes: the level and its place, and the field, as far as the process has them.
#include <vector>

#include "domain/draft.hpp"
#include "domain/stages.hpp"
#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "office.hpp"

namespace kenes::petition {

// A refused field is read like any other: the caller shows the way out.
Address read_address(Form& form, const Call& call, const Office& office, const Process& process);
void add_address(const Call& call, const Office& office, const Address& address, std::vector<NamedValue>& values);
void add_address_questions(const Call& call, const Office& office, const Process& process,
                           const boost::json::object& form, boost::json::object& model);

}  // namespace kenes::petition
