#include "users/letters.hpp"

namespace kenes::users {

MailMessage address_changed(Host& host, const std::string& language, const std::string& old_address) {
  const auto& words = host.translator(language);
  return {.address = old_address,
          .subject = words.tr("Your e-mail address was changed"),
          .text = words.tr("Your account at {site} has another e-mail address now. Mails go there, and nobody can sign "
                           "in with this address any more.",
                           {{"site", host.base_url()}}) +
                  "\n\n" +
                  words.tr("If it was not you, somebody else has used your account. Write to those who run the site at "
                           "once, and say which address this mail came to.") +
                  "\n"};
}

MailMessage way_removed(Host& host, const std::string& language, std::int64_t person, const std::string& title) {
  const auto& words = host.translator(language);
  return {.person_id = person,
          .subject = words.tr("A way to sign in was removed"),
          .text = words.tr("Nobody can sign in to your account with \"{way}\" any more.", {{"way", title}}) + "\n\n" +
                  words.tr("If it was not you, somebody else has used your account. Sign out everywhere, and look at "
                           "what else was changed: {link}",
                           {{"link", host.base_url() + "/account"}}) +
                  "\n"};
}

MailMessage account_erased(const Translator& words, const std::string& portal, const std::string& address) {
  return {.address = address,
          .subject = words.tr("Your account was erased"),
          .text = words.tr("Your account at {site} was erased, as you asked. This is the last mail that you get about "
                           "it.",
                           {{"site", portal}}) +
                  "\n\n" +
                  words.tr("If it was not you, write to those who run the site. They can't bring the account back, but "
                           "they should know.") +
                  "\n"};
}

}  // namespace kenes::users
