// Showing what one has set up, for this session.
#include <spdlog/logger.h>

#include "identity/local_path.hpp"
#include "identity/second_factor/key_challenge.hpp"
#include "identity/second_factor/notices.hpp"
#include "identity/second_factor/pages.hpp"
#include "identity/second_factor/show_factor.hpp"
#include "kenes/form.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {

Response Pages::show_page(CoreCall& call, boost::json::object form, int status) const {
  const auto person = call.actor().person_id;
  const auto held = call.host().database().read([&](soci::session& sql) { return read_held(sql, person); });
  if (!held.any()) return redirect(std::string(home) + "?then=" + in_query(then_of(call)));
  boost::json::value request;
  if (keys_work() && !held.keys.empty()) request = key_request(call, "show");
  return page("core/second_factor/show",
              {{"title", call.tr("Show your second factor")},
               {"form", std::move(form)},
               {"app", held.app_since.has_value()},
               {"request", std::move(request)},
               {"then", then_of(call)}},
              status);
}

Response Pages::ask_to_show(CoreCall& call) const {
  return show_page(call, Form::blank({{"code", ""}}), 200);
}

Response Pages::take_code(CoreCall& call) const {
  Form form(call.request().form, call.words());
  const auto code = form.text("code", {.required = message_id("Enter a code"), .max_length = 40});
  if (!form.ok()) return show_page(call, form.model(), 422);
  const auto person = call.actor().person_id;
  const auto now = call.now();
  const auto used = call.host().database().write([&](soci::session& sql) -> Result<std::string> {
    if (Sessions::is_noted(sql, call.visitor(), now)) return "app";
    const auto which = use_code(sql, call.host().secrets(), person, code, now);
    if (!which) return which;
    Sessions::note_second_factor(sql, call.visitor(), now);
    if (*which == "recovery_code") {
      tell_and_record(sql, call.host(), {.what = Change::What::recovery_code_used, .person_id = person, .by = person},
                      now);
    }
    return which;
  });
  if (used) {
    sessions_.forget(person);
    return redirect(then_of(call));
  }
  const bool too_many = used.error().code == "too_many";
  if (too_many) call.host().log().warn("person={} too many wrong codes of a second factor", person);
  form.reject("code", too_many
                          ? call.tr("Too many codes were entered. Wait a quarter of an hour, or use a security key.")
                          : call.tr("This code is wrong or was used before. Enter the one that the app shows now."));
  return show_page(call, form.model(), too_many ? 429 : 422);
}

Response Pages::take_shown_key(CoreCall& call) const {
  const auto& entered = call.request().form;
  const auto field = [&](std::string_view of) { return secrets::from_base64(entered.get(of)).value_or(""); };
  const ShownKey shown{.client_data = field("client_data"),
                       .authenticator_data = field("authenticator_data"),
                       .signature = field("signature")};
  const auto person = call.actor().person_id;
  const auto now = call.now();
  const auto used = call.host().database().write([&](soci::session& sql) -> Result<void> {
    if (Sessions::is_noted(sql, call.visitor(), now)) return {};
    const auto challenge = challenge_in(shown.client_data);
    if (!spend_key_challenge(sql, call.host().secrets(), call.visitor(), "show", challenge, now))
      return fail("refused", "challenge");
    const auto good = use_key(sql, person, field("credential"), shown, party_, now);
    if (good) Sessions::note_second_factor(sql, call.visitor(), now);
    if (!good && good.error().code == "copied") {
      tell_and_record(sql, call.host(), {.what = Change::What::copied_key, .person_id = person, .by = person}, now);
    }
    return good;
  });
  if (used) {
    sessions_.forget(person);
    return redirect(then_of(call));
  }
  call.host().log().warn("request={} person={} a security key was refused ({})", call.request().id, person,
                         used.error().message);
  Form form(entered, call.words());
  form.reject("code", used.error().code == "copied"
                          ? call.tr("This security key was refused, because somebody seems to have a copy of it. Use "
                                    "another, and tell the people who run this portal.")
                          : call.tr("The security key could not be checked. Try again."));
  return show_page(call, form.model(), 422);
}

}  // namespace kenes::identity::second_factor
