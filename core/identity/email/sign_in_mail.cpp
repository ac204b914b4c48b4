#include "identity/email/sign_in_mail.hpp"

namespace kenes::identity {

MailMessage sign_in_mail(const Beginning& beginning, const std::string& base_url, const Translator& words) {
  const auto link = base_url + "/sign-in/link?token=" + beginning.link;
  std::string text;
  if (beginning.code.empty()) {
    text += words.tr("Open this link to sign in. It works once, within 15 minutes:") + "\n\n" + link + "\n\n";
    text +=
        words.tr(
            "There is no code in this mail, because wrong codes were entered for your address many times today. The "
            "link is safe to use.") +
        "\n\n";
  } else {
    text += words.tr("Your code: {code}", {{"code", beginning.code}}) + "\n\n";
    text += words.tr("Enter it on the page where you asked for it. It works once, within 15 minutes.") + "\n\n";
    // To add the address to an account, the code is typed where that account is signed in.
    if (beginning.adds_to == 0) text += words.tr("Or open this link:") + "\n\n" + link + "\n\n";
  }
  text +=
      words.tr(
          "If you did not ask for this mail, do nothing: without it nobody can sign in with your address. Never tell "
          "anyone the code or pass on the link, even if they say that they work for this site.") +
      "\n";
  return {.address = beginning.address,
          .subject = words.tr("Sign in"),
          .text = std::move(text),
          .unique_key = "sign_in:" + beginning.browser.substr(0, 16),
          .urgent = true};
}

}  // namespace kenes::identity
