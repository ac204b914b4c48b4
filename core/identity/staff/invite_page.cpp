#include <algorithm>

#include "identity/address.hpp"
#include "identity/staff/pages.hpp"
#include "kenes/form.hpp"

namespace kenes::identity::staff {
namespace {

std::vector<std::string> covered(const Catalogue& catalogue, const Reach& reach, const std::string& scope) {
  auto roles = catalogue.roles_in(scope);
  std::erase_if(roles, [&](const std::string& role) { return !reach.covers(role, scope); });
  return roles;
}

// Languages are named in themselves.
std::string own_name(const std::string& code) {
  if (code == "en") return "English";
  if (code == "kk") return "Қазақша";
  if (code == "lv") return "Latviešu";
  if (code == "ru") return "Русский";
  return code;
}

boost::json::array language_options(const std::vector<std::string>& languages, const std::string& chosen) {
  boost::json::array options;
  if (languages.size() < 2) return options;
  for (const auto& code : languages)
    options.push_back(boost::json::object{{"value", code}, {"text", own_name(code)}, {"selected", code == chosen}});
  return options;
}

}  // namespace

// First where, then what and whom: which roles there are depends on where.
Response Pages::invite_page(CoreCall& call, const std::string& scope, boost::json::object form, const std::string& role,
                            const std::string& language, int status) const {
  const Reach reach(call.actor());
  boost::json::array roles;
  for (const auto& one : covered(catalogue_, reach, scope)) {
    roles.push_back(boost::json::object{{"value", one},
                                        {"text", catalogue_.about(one, call.words().language())},
                                        {"details", one},
                                        {"selected", one == role}});
  }
  return page("core/staff/invite",
              {{"title", call.tr("Invite somebody")},
               {"form", std::move(form)},
               {"scope", scope},
               {"scope_title", catalogue_.title_of_scope(scope, call.words().language())},
               {"roles", std::move(roles)},
               {"mail_languages", language_options(call.host().languages(), language)}},
              status);
}

Response Pages::ask_invite(CoreCall& call) const {
  const auto scopes = scopes_of(Reach(call.actor()));
  const std::string asked(call.request().query.get("scope"));
  const bool named = call.request().query.has("scope") && std::count(scopes.begin(), scopes.end(), asked) > 0;
  if (named || scopes.size() == 1) {
    const auto& language = call.host().languages().front();
    return invite_page(call, named ? asked : scopes.front(),
                       Form::blank({{"role", ""}, {"email", ""}, {"language", language}}), "", language, 200);
  }
  boost::json::array places;
  for (const auto& scope : scopes) {
    places.push_back(
        boost::json::object{{"value", scope}, {"text", catalogue_.title_of_scope(scope, call.words().language())}});
  }
  return page("core/staff/invite_where", {{"title", call.tr("Where will they work?")}, {"places", std::move(places)}});
}

Response Pages::send_invitation(CoreCall& call) const {
  const Reach reach(call.actor());
  const std::string scope(call.request().form.get("scope"));
  const auto roles = covered(catalogue_, reach, scope);
  if (!reach.sees(scope) || roles.empty()) return forbidden();
  Form form(call.request().form, call.words());
  auto& host = call.host();
  NewInvitation invitation{.scope = scope, .token = host.secrets().random_token(32), .by = call.actor().person_id};
  invitation.role = form.choice("role", roles, message_id("Choose a role"));
  const auto address = form.text("email", {.required = message_id("Enter an e-mail address")});
  invitation.language = host.languages().front();
  if (host.languages().size() > 1)
    invitation.language = form.choice("language", host.languages(), message_id("Choose a language"));
  const auto email = normalise_address(address);
  if (!address.empty() && !email)
    form.reject("email", call.tr("Enter an e-mail address in the right form, like name@example.org"));
  if (form.ok()) {
    invitation.email = *email;
    const auto sent = host.database().write([&](soci::session& sql) {
      const auto made = invite(sql, host, invitation, call.now());
      if (made) host.mail().send(sql, invitation_mail(call, invitation));
      return made;
    });
    if (!sent) {
      form.reject("email",
                  sent.error().code == "held"
                      ? call.tr("Whoever has this address holds this role already.")
                      : call.tr("Many invitations were sent today. Wait until tomorrow before you send more."));
    }
  }
  if (!form.ok()) return invite_page(call, scope, form.model(), invitation.role, invitation.language, 422);
  call.flash("success", call.tr("The invitation was sent to {email}", {{"email", invitation.email}}));
  return redirect(std::string(people_path) + "/invitations");
}

}  // namespace kenes::identity::staff
