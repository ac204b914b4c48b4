#pragma once
// The form by which a person supports a petition: on its own page, or on the page behind a shared link.
#include <optional>
#include <string>

#include "commands/sign_petition.hpp"
#include "kenes/form.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

// The model of the page "petition/sign". `form` is the entered or blank form, `action` where it is posted to.
boost::json::object sign_model(const Call& call, const Office& office, const Seen& seen, boost::json::object form,
                               const std::string& action);
// As it is first shown: with what came in the address (after signing in), else with the person's name.
boost::json::object blank_sign_form(const Call& call);

// The form's own address with what was entered, so that one can come back to it.
std::string sign_form_address(const Call& call, const std::string& path);

struct Entered {
  std::optional<Signature> signature;  // none if something is wrong
  std::string name, place;             // as entered
  bool notify = false, declared = false, show_name = false;
  boost::json::object form;
};
Entered read_sign_form(const Call& call, const Office& office, const participation::Process& process);

// Signs, or shows what is wrong, or sends an anonymous visitor to sign in and back to `path` with what was entered.
// This is the busiest way through the portal: beside the ledger it asks the database for nothing that others don't ask
// for at the same moment. `token` is that of a shared link.
Response sign_from_form(Call& call, const Office& office, const Standing& standing, const std::string& path,
                        std::string_view token = "");

}  // namespace kenes::petition
