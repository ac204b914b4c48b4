#pragma once
// From a provider's claims to a proof, as the portal file says.
#include <boost/json.hpp>

#include "config/sign_in.hpp"
#include "identity/provider.hpp"
#include "kenes/secrets.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::identity::openid {

// Errors, for the operator and without a personal datum: "assurance" (the level is missing, or none that is taken),
// "subject" (no such claim). A fact that isn't there, or not in its form, stays unknown.
Result<Proof> proof_of(const config::SignIn& settings, const boost::json::object& claims, const Secrets& secrets);

// What names the person with this provider; "" if nothing does.
std::string subject_in(const config::SignIn& settings, const boost::json::object& claims);

// The most that the claims named in the portal file can show.
SignInWay way_of(const config::SignIn& settings);

}  // namespace kenes::identity::openid
