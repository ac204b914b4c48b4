// An app with codes: its secret lies in the form, sealed for this session, until a code shows that the app has it.
#include "identity/codes/proof_values.hpp"
#include "identity/local_path.hpp"
#include "identity/second_factor/notices.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/second_factor/recovery_codes.hpp"
#include "identity/second_factor/sealed_secret.hpp"
#include "identity/second_factor/totp/totp.hpp"
#include "kenes/form.hpp"
#include "kenes/qr_codes.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {
namespace {

std::string whose(CoreCall& call) {
  return "new app:" + call.visitor().session_id;
}

}  // namespace

Response Pages::app_page(CoreCall& call, const std::string& sealed, boost::json::object form, int status) const {
  const auto secret = open_secret(sealed, call.host().secrets(), whose(call));
  if (!secret) return redirect(std::string(home) + "/app?then=" + in_query(then_of(call)));
  return page("core/second_factor/app",
              {{"title", call.tr("Set up an app with codes")},
               {"form", std::move(form)},
               {"sealed", sealed},
               {"picture", std::string(home) + "/app/picture?secret=" + in_query(sealed)},
               {"typed", totp_typed(*secret)},
               {"then", then_of(call)}},
              status);
}

Response Pages::ask_app(CoreCall& call) const {
  const auto& secrets = call.host().secrets();
  const auto secret = secrets::from_base64(secrets.random_token(totp_secret_bytes)).value();
  return app_page(call, seal_secret(secret, secrets, whose(call)), Form::blank({{"code", ""}}), 200);
}

// The address holds the secret sealed: of no use to whoever reads it elsewhere.
Response Pages::app_picture(CoreCall& call) const {
  const auto secret = open_secret(call.request().query.get("secret"), call.host().secrets(), whose(call));
  const auto* codes = call.host().find<QrCodes>();
  if (!secret || codes == nullptr) return not_found();
  const auto account = call.actor().email.empty() ? call.actor().name : call.actor().email;
  const auto name = portal_name_(call.words().language());
  return text(codes->svg(totp_uri(*secret, name, account), call.tr("Picture for your app")), "image/svg+xml");
}

Response Pages::take_app(CoreCall& call) const {
  const std::string sealed(call.request().form.get("secret"));
  const auto secret = open_secret(sealed, call.host().secrets(), whose(call));
  if (!secret) return app_page(call, sealed, {}, 422);
  Form form(call.request().form, call.words());
  const auto code = digits_of(form.text("code", {.required = message_id("Enter the code that the app shows")}));
  const auto step = totp_match(*secret, code, call.now(), 0);
  if (form.ok() && !step) {
    form.reject("code", call.tr("This is not the code that the app shows now. Check that the clock of your device is "
                                "right, then enter the next one."));
  }
  if (!form.ok()) return app_page(call, sealed, form.model(), 422);

  const auto person = call.actor().person_id;
  const auto now = call.now();
  auto codes = new_recovery_codes(call.host().secrets());
  const bool first = call.host().database().write([&](soci::session& sql) {
    const bool none_yet = !has_any(sql, person);
    keep_app(sql, call.host().secrets(), person, *secret, *step, now);
    if (none_yet) keep_recovery_codes(sql, call.host().secrets(), person, codes);
    Sessions::note_second_factor(sql, call.visitor(), now);
    tell_and_record(sql, call.host(), {.what = Change::What::added, .person_id = person, .by = person, .kind = "app"},
                    now);
    return none_yet;
  });
  sessions_.forget(person);
  if (first) return codes_page(call, codes);
  call.flash("success", call.tr("The app is set up"));
  return redirect(then_of(call));
}

}  // namespace kenes::identity::second_factor
