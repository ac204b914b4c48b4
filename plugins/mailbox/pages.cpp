#include "pages.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "folder.hpp"

namespace kenes::mailbox {
namespace {

std::string shown_subject(const Call& call, const Mail& mail) {
  if (mail.to_telephone) return call.tr("Text message");
  return mail.subject.empty() ? call.tr("No subject") : mail.subject;
}

boost::json::object model_of(const Call& call, const Mail& mail) {
  std::string to;
  for (const auto& address : mail.to) to += (to.empty() ? "" : ", ") + address;
  return {{"id", mail.id}, {"href", call.url("/" + mail.id)},   {"at", to_iso(mail.at)},
          {"to", to},      {"to_telephone", mail.to_telephone}, {"subject", shown_subject(call, mail)}};
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_') {
      encoded += c;
    } else {
      encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return encoded;
}

boost::json::value page_link(const Call& call, const std::string& part, std::int64_t page, bool is_there) {
  if (!is_there) return nullptr;
  const auto filter = part.empty() ? "" : "&q=" + percent_encoded(part);
  return boost::json::value(call.url("?page=" + std::to_string(page) + filter));
}

}  // namespace

std::filesystem::path folder_of(const Service& service) {
  const auto* given = service.settings.if_contains("folder");
  if (given != nullptr && given->is_string() && !given->get_string().empty()) return std::string(given->get_string());
  const char* named = std::getenv("KENES_MAILBOX_DIR");
  return named == nullptr ? "" : named;
}

Response list_page(Call& call) {
  const auto part = std::string(call.request().query.get("q"));
  const auto mails = read_mails(folder_of(call.service()), part);
  const auto size = call.service().settings.at("page_size").as_int64();
  const auto count = static_cast<std::int64_t>(mails.size());
  const auto last = std::max<std::int64_t>(1, (count + size - 1) / size);
  const auto now = std::min(last, call.request().query.integer("page", 1, 1, 1'000'000));

  boost::json::array shown;
  for (auto i = (now - 1) * size; i < std::min(count, now * size); ++i) {
    shown.push_back(model_of(call, mails[static_cast<std::size_t>(i)]));
  }
  auto response = kenes::page("mailbox/list", {{"q", part},
                                               {"mails", std::move(shown)},
                                               {"pages",
                                                {{"page", now},
                                                 {"last", last},
                                                 {"previous", page_link(call, part, now - 1, now > 1)},
                                                 {"next", page_link(call, part, now + 1, now < last)}}}});
  response.page.html_only = {{"title", call.tr("Mailbox of the demonstration")},
                             {"action", call.url("")},
                             {"clear", part.empty() ? "" : call.url("")}};
  return response;
}

Response mail_page(Call& call) {
  const auto mail = read_mail(folder_of(call.service()), std::string(call.request().captures.get("id")));
  if (!mail) return not_found();
  auto model = model_of(call, *mail);
  model["text"] = mail->text;
  auto response = page("mailbox/show", std::move(model));
  response.page.html_only = {{"title", shown_subject(call, *mail)}, {"back", call.url("")}};
  return response;
}

}  // namespace kenes::mailbox
