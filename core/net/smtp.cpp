#include "net/smtp.hpp"

#include <algorithm>
#include <cstring>

#include "net/curl_handle.hpp"

namespace kenes::net {
namespace {

constexpr std::chrono::milliseconds connect_time{10'000}, whole_time{60'000};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  const auto part = std::min(size * count, rest.size());
  std::memcpy(to, rest.data(), part);
  rest.remove_prefix(part);
  return part;
}

bool on_this_machine(std::string_view url) {
  return url.find("//127.") != std::string_view::npos || url.find("//localhost") != std::string_view::npos ||
         url.find("//[::1]") != std::string_view::npos;
}

// A password must not cross a network in clear because somebody removed STARTTLS from the server's greeting.
long protection(const config::MailSettings& settings) {
  if (on_this_machine(settings.smtp_url)) return CURLUSESSL_NONE;
  return settings.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL;
}

bool about_the_client(long code) {
  return code == 530 || code == 534 || code == 535 || code == 538;
}

}  // namespace

struct Smtp::Handle {
  CurlHandle curl;
};

Smtp::Smtp(const config::MailSettings& settings) : handle_(std::make_unique<Handle>()) {
  handle_->curl = new_handle("smtp,smtps", connect_time, whole_time);
  CURL* curl = handle_->curl.get();
  curl_easy_setopt(curl, CURLOPT_URL, settings.smtp_url.c_str());
  curl_easy_setopt(curl, CURLOPT_USE_SSL, protection(settings));
  if (!settings.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, 60L);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
}

Smtp::~Smtp() = default;

SendResult Smtp::send(const std::string& from, const std::string& to, const std::string& message) {
  auto result = attempt(from, to, message);
  long connections = 0;
  curl_easy_getinfo(handle_->curl.get(), CURLINFO_NUM_CONNECTS, &connections);
  // The server may have closed a connection that was kept: that says nothing about this mail.
  if (result.sent == Sent::temporary && connections == 0) {
    curl_easy_setopt(handle_->curl.get(), CURLOPT_FRESH_CONNECT, 1L);
    result = attempt(from, to, message);
    curl_easy_setopt(handle_->curl.get(), CURLOPT_FRESH_CONNECT, 0L);
  }
  return result;
}

SendResult Smtp::attempt(const std::string& from, const std::string& to, const std::string& message) {
  CURL* curl = handle_->curl.get();
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipient(
      curl_slist_append(nullptr, ("<" + to + ">").c_str()), &curl_slist_free_all);
  const auto sender = "<" + from + ">";
  std::string_view rest = message;
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipient.get());
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  const CURLcode done = curl_easy_perform(curl);
  if (done == CURLE_OK) return {};
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  // Of the failures with a 5xx, these are about sender, recipient or content; others are about signing in or TLS.
  const bool about_mail = done == CURLE_SEND_ERROR || done == CURLE_RECV_ERROR || done == CURLE_WEIRD_SERVER_REPLY;
  if (about_mail && code >= 500 && code < 600 && !about_the_client(code)) {
    return {Sent::permanent, "smtp_" + std::to_string(code)};
  }
  if (code >= 400 && code < 600) return {Sent::temporary, "smtp_" + std::to_string(code)};
  return {Sent::temporary, "curl_" + std::to_string(static_cast<int>(done))};
}

}  // namespace kenes::net
