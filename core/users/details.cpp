// Name and language of mails.
#include "identity/people.hpp"
#include "users/language_names.hpp"
#include "users/pages.hpp"

namespace kenes::users {

Response Pages::details_page(identity::CoreCall& call, boost::json::object form, const std::string& language,
                             int status) const {
  return page("core/account_details",
              {{"title", call.tr("Your details")},
               {"form", std::move(form)},
               {"mail_languages", language_options(call.host().languages(), language)}},
              status);
}

Response Pages::details(identity::CoreCall& call) const {
  const auto profile = call.host().database().read(
      [&](soci::session& sql) { return identity::read_profile(sql, call.actor().person_id); });
  if (!profile) return not_found();
  const auto language = profile->language.empty() ? call.host().languages().front() : profile->language;
  return details_page(call, Form::blank({{"name", profile->name}, {"language", language}}), language);
}

Response Pages::save_details(identity::CoreCall& call) const {
  Form form(call.request().form, call.words());
  identity::Profile profile;
  profile.name = form.text("name", {.max_length = 100, .too_long = "Your name must be {max} characters or fewer"});
  profile.language = form.choice("language", call.host().languages(), message_id("Choose a language"));
  if (!form.ok()) return details_page(call, form.model(), profile.language, 422);

  const auto person = call.actor().person_id;
  call.host().database().write([&](soci::session& sql) { identity::write_profile(sql, person, profile); });
  sessions_.forget(person);
  call.flash("success", call.tr("Your changes have been saved"));
  return redirect("/account");
}

}  // namespace kenes::users
