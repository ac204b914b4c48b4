#pragma once
// The fields of a petition's texts, with the limits of the process.
#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::petition {

std::string read_action(Form& form, const participation::Process& process);
Texts read_texts(Form& form, const participation::Process& process);
// The limits, for the live count: {"action": 80, …}.
boost::json::object limit_model(const participation::Process& process);

}  // namespace kenes::petition
