#include "identity/sms/sms_provider.hpp"

#include <stdexcept>

#include "identity/cookies.hpp"
#include "identity/sms/sign_in_text.hpp"

namespace kenes::identity {
namespace {

constexpr std::string_view ask_again = "/sign-in?with=sms";

TextMessages& messages_of(Host& host) {
  auto* messages = host.find<TextMessages>();
  if (messages == nullptr) throw std::logic_error("the core's host offers no text messages");
  return *messages;
}

Result<std::string> normalise(Host& host, const Translator& words, std::string_view entered) {
  auto number = messages_of(host).number(entered);
  if (number) return number;
  if (number.error().code == "country") {
    return fail("number", words.tr("We send no text messages to numbers of this country. Sign in in another way."));
  }
  return fail("number", words.tr("Enter the number of a mobile telephone. Begin with + and the code of the country if "
                                 "it is from another country."));
}

void send(soci::session& sql, Host& host, const Beginning& beginning, const Translator& words) {
  messages_of(host).send(sql, sign_in_text(beginning, host.base_url(), words));
}

Response code_over(CoreCall& call) {
  call.flash("important", call.words().tr("This code can no longer be used. Ask for a new one."));
  return redirect(ask_again);
}

Response link_over(CoreCall& call) {
  if (call.actor().signed_in()) return redirect("/");
  return page("core/sign_in_sms_link",
              {{"title", call.words().tr("This link can no longer be used")}, {"usable", false}}, 410);
}

ProofPurpose signing_in() {
  return {.path = "/sign-in/sms",
          .cookie = sms_cookie,
          .shown_as = "number",
          .code_view = "core/sign_in_sms_code",
          .link_view = "core/sign_in_sms_link",
          .again = ask_again,
          .code_title = message_id("Check your telephone"),
          .code_missing = message_id("Enter the code from the text message"),
          .link_title = message_id("Sign in"),
          .too_many_messages = message_id(
              "We have sent several text messages to this number. Use the newest one, or wait a while before "
              "you ask for another."),
          .too_many_network = message_id(
              "Too many people have asked to sign in from your network. Wait an hour, or use another connection."),
          .too_many_in_all = message_id(
              "So many people ask for text messages at the moment that we send no more for a while. Sign in in "
              "another way, or try again in an hour."),
          .code_over = code_over,
          .link_over = link_over};
}

constexpr CodeAsking asking{
    .path = "/sign-in/sms",
    .field = "number",
    .view = "core/sign_in_sms",
    .title = message_id("Text message"),
    .about = message_id("We send a code to your mobile telephone. You need no account and no password."),
    .adding_title = message_id("Add a telephone number"),
    .missing = message_id("Enter your telephone number")};

}  // namespace

std::unique_ptr<Provider> sms_provider(Sessions& sessions, const CodeLimits& limits) {
  return std::make_unique<CodeProvider>(
      sessions, CodeWay{.key = "sms", .limits = limits, .normalise = normalise, .send = send}, signing_in(), asking);
}

}  // namespace kenes::identity
