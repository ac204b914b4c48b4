#include "identity/contacts/contact_mail.hpp"

namespace kenes::identity {

MailMessage contact_mail(const Beginning& beginning, const std::string& base_url, const Translator& words) {
  const auto link = base_url + "/confirm/link?token=" + beginning.link;
  std::string text =
      words.tr("You wrote something on this site and gave this address. Please confirm that it is yours.") + "\n\n";
  if (!beginning.code.empty()) text += words.tr("Your code: {code}", {{"code", beginning.code}}) + "\n\n";
  text += words.tr("Open this link to read what you wrote once more and to send it:") + "\n\n" + link + "\n\n";
  text += words.tr("Code and link work once, within 15 minutes. Nothing is sent before you confirm it.") + "\n\n";
  text += words.tr("If you wrote nothing, do nothing: without this mail nobody can write in your name.") + "\n";
  return {.address = beginning.address,
          .subject = words.tr("Please confirm your address"),
          .text = std::move(text),
          .unique_key = "contact:" + beginning.browser.substr(0, 16),
          .urgent = true};
}

}  // namespace kenes::identity
