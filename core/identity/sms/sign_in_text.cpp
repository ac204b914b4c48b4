#include "identity/sms/sign_in_text.hpp"

namespace kenes::identity {
namespace {

// "petitions.example.org": without scheme and port.
std::string host_of(const std::string& base_url) {
  const auto start = base_url.find("://");
  const auto host = start == std::string::npos ? base_url : base_url.substr(start + 3);
  return host.substr(0, host.find_first_of(":/"));
}

}  // namespace

TextMessage sign_in_text(const Beginning& beginning, const std::string& base_url, const Translator& words) {
  std::string text;
  if (beginning.code.empty()) {
    text = words.tr("Open this link to sign in: {link}",
                    {{"link", base_url + "/sign-in/sms/link?token=" + beginning.link}});
  } else {
    text = words.tr("Your code: {code}. Never tell it to anyone.", {{"code", beginning.code}}) + "\n@" +
           host_of(base_url) + " #" + beginning.code;
  }
  return {.number = beginning.address,
          .text = std::move(text),
          .unique_key = "sign_in:" + beginning.browser.substr(0, 16),
          .send_before = beginning.over_at};
}

}  // namespace kenes::identity
