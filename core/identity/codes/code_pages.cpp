// The page that asks for the code.
#include "identity/codes/proof_pages.hpp"
#include "identity/codes/proof_values.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {

Response ProofPages::code_page(CoreCall& call, const std::string& address, boost::json::object form, int status) const {
  return page(purpose_.code_view,
              {{"title", call.tr(purpose_.code_title)},
               {purpose_.shown_as, address},
               {"form", std::move(form)},
               {"then", ""},
               {"again", std::string(purpose_.again)}},
              status);
}

Response ProofPages::ask_code(CoreCall& call) const {
  const auto address = sign_ins_.waiting(call.host(), browser_of(call), call.now());
  if (!address) return purpose_.code_over(call);
  return code_page(call, *address, Form::blank({{"code", ""}}), 200);
}

Response ProofPages::take_code(CoreCall& call) const {
  const auto& words = call.words();
  const auto address = sign_ins_.waiting(call.host(), browser_of(call), call.now());
  if (!address) return purpose_.code_over(call);

  Form form(call.request().form, words);
  const auto code = digits_of(form.text("code", {.required = purpose_.code_missing, .max_length = 40}));
  if (form.ok() && !is_code(code)) form.reject("code", words.tr("Enter the 6 digits of the code"));
  if (!form.ok()) return code_page(call, *address, form.model(), 422);

  const auto ticket = entrance_.ticket(call);
  const auto admitted = sign_ins_.by_code(call.host(), browser_of(call), code, ticket);
  if (admitted) return welcome(call, *admitted, ticket);
  if (admitted.error().code == "other_account") return entrance_.other_account(call, ticket, "", "/");
  if (admitted.error().code != "wrong") return purpose_.code_over(call);
  const auto left = std::stoll(admitted.error().message);
  form.reject("code", words.trn("That code is not right. You have {count} attempt left.",
                                "That code is not right. You have {count} attempts left.", left));
  return code_page(call, *address, form.model(), 422);
}

}  // namespace kenes::identity
