#include <spdlog/logger.h>

#include "identity/second_factor/key_challenge.hpp"
#include "identity/second_factor/notices.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/second_factor/recovery_codes.hpp"
#include "kenes/form.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {
namespace {

enum class Kept { yes, first, challenge_over, known };

}  // namespace

Response Pages::key_page(CoreCall& call, boost::json::object form, int status) const {
  return page("core/second_factor/key",
              {{"title", call.tr("Add a security key or passkey")},
               {"form", std::move(form)},
               {"request", key_request(call, "add")},
               {"then", then_of(call)}},
              status);
}

Response Pages::ask_key(CoreCall& call) const {
  if (!keys_work()) return not_found();
  return key_page(call, Form::blank({{"name", ""}}), 200);
}

Response Pages::take_key(CoreCall& call) const {
  if (!keys_work()) return not_found();
  const auto& entered = call.request().form;
  Form form(entered, call.words());
  auto name =
      form.text("name", {.max_length = 60, .too_long = message_id("The name must be {max} characters or fewer")});
  if (name.empty()) name = call.tr("Security key");
  const auto field = [&](std::string_view of) { return secrets::from_base64(entered.get(of)).value_or(""); };
  const NewKey made{.client_data = field("client_data"), .authenticator_data = field("authenticator_data")};
  const auto key = check_new_key(made, party_);
  if (!key) {
    call.host().log().warn("request={} a new security key was refused ({})", call.request().id, key.error().message);
    form.reject("name", call.tr("The security key could not be added. Try again, or use an app with codes."));
  }
  if (!form.ok()) return key_page(call, form.model(), 422);

  const auto person = call.actor().person_id;
  const auto now = call.now();
  const auto codes = new_recovery_codes(call.host().secrets());
  const auto kept = call.host().database().write([&](soci::session& sql) {
    const auto challenge = challenge_in(made.client_data);
    if (!spend_key_challenge(sql, call.host().secrets(), call.visitor(), "add", challenge, now))
      return Kept::challenge_over;
    const bool none_yet = !has_any(sql, person);
    if (!keep_key(sql, person, *key, name, now)) return Kept::known;
    if (none_yet) keep_recovery_codes(sql, call.host().secrets(), person, codes);
    Sessions::note_second_factor(sql, call.visitor(), now);
    tell_and_record(sql, call.host(),
                    {.what = Change::What::added, .person_id = person, .by = person, .kind = "security_key"}, now);
    return none_yet ? Kept::first : Kept::yes;
  });
  if (kept == Kept::challenge_over || kept == Kept::known) {
    form.reject("name", kept == Kept::known
                            ? call.tr("This security key is in use already, or you have as many as there can be.")
                            : call.tr("This page was open for too long. Try again."));
    return key_page(call, form.model(), 422);
  }
  sessions_.forget(person);
  if (kept == Kept::first) return codes_page(call, codes);
  call.flash("success", call.tr("The security key was added"));
  return redirect(then_of(call));
}

}  // namespace kenes::identity::second_factor
