// The end of an account: its consequences, a fresh proof, and a tick. It is done at once and can't be undone: to keep
// the data for some days would be no erasure.
#include "identity/fresh.hpp"
#include "users/erasure.hpp"
#include "users/pages.hpp"

namespace kenes::users {

Response Pages::erasure_page(identity::CoreCall& call, boost::json::object form, int status) const {
  const auto parts = parts_();
  const auto all = call.host().database().read(
      [&](soci::session& sql) { return consequences_of(sql, parts, call.actor().person_id, call.words()); });
  return page("core/account_erase",
              {{"title", call.tr("Erase your account")},
               {"consequences", boost::json::array(all.begin(), all.end())},
               {"fresh", identity::is_fresh(call.visitor(), call.now())},
               {"prove_href", "/account/prove?then=/account/erase"},
               {"form", std::move(form)}},
              status);
}

Response Pages::ask_erasure(identity::CoreCall& call) const {
  return erasure_page(call, Form::blank({{"sure", ""}}));
}

Response Pages::erase(identity::CoreCall& call) const {
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/erase");
  Form form(call.request().form, call.words());
  form.checked("sure", message_id("Tick that you want to erase your account"));
  if (!form.ok()) return erasure_page(call, form.model(), 422);
  erase_account(call, parts_());
  sessions_.forget(call.actor().person_id);
  call.set_cookie(sessions_.removed_cookie());
  return redirect("/account/erased");
}

Response Pages::erased(identity::CoreCall& call) const {
  return page("core/account_erased", {{"title", call.tr("Your account is erased")}});
}

}  // namespace kenes::users
