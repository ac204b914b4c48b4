#pragma once
// Whether a supporter's name is public, in plain words (what is shown, where, until when), and the question at signing.
#include <string>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "office.hpp"

namespace kenes::petition {

// Adds `name_hint` and `consent` (null where names are never shown) to the model of the sign form.
void add_consent(boost::json::object& model, const Call& call, const participation::Process& process, bool keeps_name);
// Whether the person ticked it; rejects the form where nobody signs without.
bool read_consent(Form& form, const participation::Process& process);

// For the public guide; "" where names are never shown.
std::string how_names_are_shown(const Call& call, const participation::Process& process);
// Of the list of names; null where there is none for everyone.
boost::json::value supporters_href(const Call& call, const participation::Process& process, const Petition& petition);

}  // namespace kenes::petition
