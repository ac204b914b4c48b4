// The account page: name, language of mail, devices that are signed in.
#include <algorithm>

#include "identity/people.hpp"
#include "kenes/form.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

// Languages are named in themselves, as in the page's head.
std::string name_of(const std::string& code) {
  if (code == "en") return "English";
  if (code == "kk") return "Қазақша";
  if (code == "ru") return "Русский";
  return code;
}

boost::json::array language_options(const std::vector<std::string>& languages, const std::string& chosen) {
  boost::json::array options;
  for (const auto& code : languages) {
    options.push_back(boost::json::object{{"value", code}, {"text", name_of(code)}, {"selected", code == chosen}});
  }
  return options;
}

}  // namespace

Response Pages::account_page(identity::CoreCall& call, boost::json::object form, const std::string& language,
                             int status) const {
  boost::json::array sessions;
  for (const auto& one : sessions_.of_person(call.actor().person_id, call.now())) {
    sessions.push_back(boost::json::object{{"device", one.device},
                                           {"created_at", to_iso(one.created)},
                                           {"seen_at", to_iso(one.seen)},
                                           {"current", std::to_string(one.id) == call.visitor().session_id}});
  }
  return page("core/account",
              {{"title", call.tr("Your account")},
               {"email", call.actor().email},
               {"form", std::move(form)},
               {"mail_languages", language_options(call.host().languages(), language)},
               {"sessions", std::move(sessions)}},
              status);
}

Response Pages::show(identity::CoreCall& call) const {
  const auto profile = call.host().database().read(
      [&](soci::session& sql) { return identity::read_profile(sql, call.actor().person_id); });
  if (!profile) return not_found();
  const auto language = profile->language.empty() ? call.host().languages().front() : profile->language;
  return account_page(call, Form::blank({{"name", profile->name}, {"language", language}}), language);
}

Response Pages::save(identity::CoreCall& call) const {
  Form form(call.request().form, call.words());
  identity::Profile profile;
  profile.name = form.text("name", {.max_length = 100, .too_long = "Your name must be {max} characters or fewer"});
  profile.language = form.choice("language", call.host().languages(), message_id("Choose a language"));
  if (!form.ok()) return account_page(call, form.model(), profile.language, 422);

  const auto person = call.actor().person_id;
  call.host().database().write([&](soci::session& sql) { identity::write_profile(sql, person, profile); });
  sessions_.forget(person);
  call.flash("success", call.tr("Your changes have been saved"));
  return redirect("/account");
}

Response Pages::sign_out_everywhere(identity::CoreCall& call) const {
  sessions_.close_all(call.actor().person_id);
  call.set_cookie(sessions_.removed_cookie());
  return redirect("/signed-out");
}

}  // namespace kenes::users
