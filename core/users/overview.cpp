// The account at a glance: what is known, and where each is changed.
#include "identity/people.hpp"
#include "users/language_names.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

boost::json::object row(std::string key, std::string value, const char* href) {
  return {{"key", std::move(key)}, {"value", std::move(value)}, {"href", href}};
}

}  // namespace

Response Pages::overview(identity::CoreCall& call) const {
  const auto person = call.actor().person_id;
  struct Known {
    std::optional<identity::Profile> profile;
    std::vector<OwnWay> ways;
  };
  const auto known = call.host().database().read([&](soci::session& sql) {
    return Known{identity::read_profile(sql, person), ways_of(sql, person, call.now())};
  });
  if (!known.profile) return not_found();
  const auto& profile = *known.profile;
  const auto language = profile.language.empty() ? call.host().languages().front() : profile.language;
  const auto devices = sessions_.of_person(person, call.now()).size();
  std::string ways;
  for (const auto& way : known.ways) ways += (ways.empty() ? "" : ", ") + names_.title(call, way.space);
  const auto& words = call.words();
  return page(
      "core/account",
      {{"title", call.tr("Your account")},
       {"rows",
        boost::json::array{
            row(call.tr("Name"), profile.name.empty() ? call.tr("Not given") : profile.name, "/account/details"),
            row(call.tr("E-mail address"), profile.email.empty() ? call.tr("None") : profile.email,
                profile.email.empty() ? "/sign-in?way=email&with=email&then=/account" : "/account/email"),
            row(call.tr("Language of mails to you"), name_of_language(language), "/account/details"),
            row(call.tr("Ways to sign in"), ways, "/account/ways"),
            row(call.tr("Where you are signed in"),
                words.trn("{count} device", "{count} devices", static_cast<std::int64_t>(devices)),
                "/account/sessions")}}});
}

}  // namespace kenes::users
