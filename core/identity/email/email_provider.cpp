#include "identity/email/email_provider.hpp"

#include "identity/address.hpp"
#include "identity/cookies.hpp"
#include "identity/email/sign_in_mail.hpp"

namespace kenes::identity {
namespace {

Result<std::string> normalise(Host&, const Translator& words, std::string_view entered) {
  auto address = normalise_address(entered);
  if (!address) return fail("email", words.tr("Enter an e-mail address in the right form, like name@example.org"));
  return address;
}

void send(soci::session& sql, Host& host, const Beginning& beginning, const Translator& words) {
  host.mail().send(sql, sign_in_mail(beginning, host.base_url(), words));
}

Response code_over(CoreCall& call) {
  call.flash("important", call.words().tr("This code can no longer be used. Ask for a new one."));
  return redirect("/sign-in");
}

Response link_over(CoreCall& call) {
  // Pressed a second time, perhaps in the window where it worked already.
  if (call.actor().signed_in()) return redirect("/");
  return page("core/sign_in_link", {{"title", call.words().tr("This link can no longer be used")}, {"usable", false}},
              410);
}

ProofPurpose signing_in() {
  return {.path = "/sign-in",
          .cookie = sign_in_cookie,
          .shown_as = "email",
          .code_view = "core/sign_in_code",
          .link_view = "core/sign_in_link",
          .again = "/sign-in",
          .code_title = message_id("Check your e-mail"),
          .code_missing = message_id("Enter the code from the mail"),
          .link_title = message_id("Sign in"),
          .too_many_messages = message_id("We have sent several mails to this address. Use the newest one, or wait a "
                                          "while before you ask for another."),
          .too_many_network = message_id(
              "Too many people have asked to sign in from your network. Wait an hour, or use another connection."),
          .code_over = code_over,
          .link_over = link_over};
}

constexpr CodeAsking asking{.path = "/sign-in",
                            .field = "email",
                            .view = "core/sign_in",
                            .title = message_id("E-mail"),
                            .about = message_id("We send a code to your address. You need no account and no password."),
                            .adding_title = message_id("Add an e-mail address"),
                            .missing = message_id("Enter your e-mail address")};

}  // namespace

CodeWay email_way(const CodeLimits& limits, decltype(CodeWay::send) send) {
  return {.key = "email", .proves_email = true, .limits = limits, .normalise = normalise, .send = std::move(send)};
}

std::unique_ptr<Provider> email_provider(Sessions& sessions, const CodeLimits& limits) {
  return std::make_unique<CodeProvider>(sessions, email_way(limits, send), signing_in(), asking);
}

}  // namespace kenes::identity
