#include "identity/staff/pages.hpp"

namespace kenes::identity::staff {

MailMessage Pages::invitation_mail(CoreCall& call, const NewInvitation& invitation) const {
  const auto& words = call.host().translator(invitation.language);
  const auto& actor = call.actor();
  const auto who = actor.name.empty() ? actor.email : actor.name;
  const auto name = catalogue_.portal_name(invitation.language);
  auto text = words.tr("{who} invites you to work with the site “{name}”.", {{"who", who}, {"name", name}}) + "\n\n";
  text += words.tr("Your role: {about}", {{"about", catalogue_.about(invitation.role, invitation.language)}}) + "\n";
  text += words.tr("Where: {where}", {{"where", catalogue_.title_of_scope(invitation.scope, invitation.language)}}) +
          "\n\n";
  text += words.tr("Open this link to accept. It works once, within 7 days:") + "\n\n" + call.host().base_url() +
          "/invitation?token=" + invitation.token + "\n\n";
  text += words.tr(
              "It is meant for this address: whoever accepts signs in with it, or adds it to their account. If you "
              "do not know what this is about, do nothing.") +
          "\n";
  return {.address = invitation.email,
          .subject = words.tr("An invitation to work with “{name}”", {{"name", name}}),
          .text = std::move(text),
          .unique_key = "invitation:" + invitation_hash(call.host().secrets(), invitation.token).substr(0, 24)};
}

}  // namespace kenes::identity::staff
