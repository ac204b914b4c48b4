#include <regex>

#include "config/rules.hpp"

namespace kenes::config {

void Rules::text_messages() {
  const std::string table = "/text_messages";
  const auto gateway = string_at(table + "/gateway").value_or("");
  const auto* demonstration = at("/portal/demonstration");
  const bool shown = demonstration && demonstration->is_bool() && demonstration->get_bool() && at("/mail/mailbox");
  const auto* sign_in = at(table + "/sign_in");
  if (gateway.empty() && !shown && sign_in && sign_in->is_bool() && sign_in->get_bool()) {
    fault(table + "/sign_in", "nobody can sign in by text message without a gateway",
          "set gateway = \"kannel\" with url, user and from");
  }
  text_message_countries();
  if (gateway.empty()) return;

  static const std::regex secure(R"(https://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[^?#\s]*)?)");
  static const std::regex on_this_machine(R"(http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?(/[^?#\s]*)?)");
  const auto url = string_at(table + "/url").value_or("");
  if (!std::regex_match(url, secure) && !std::regex_match(url, on_this_machine)) {
    fault(at(table + "/url") ? table + "/url" : table,
          "'url' must be https:// and a host, or http://127.0.0.1, not '" + url + "'",
          "such as http://127.0.0.1:13013/cgi-bin/sendsms; the password must not cross a network in clear");
  }
  for (const auto* name : {"user", "from"}) {
    const auto value = string_at(table + "/" + name);
    if (!value || value->empty()) fault(table, "'" + std::string(name) + "' is missing in [text_messages]", "");
  }
  static const std::regex sender(R"(\+?[0-9]{3,15}|[A-Za-z0-9 .&_\-]{1,11})");
  const auto from = string_at(table + "/from");
  if (from && !from->empty() && !std::regex_match(*from, sender)) {
    fault(table + "/from", "'from' must be a number, or at most 11 letters and digits, not '" + *from + "'",
          "telephones show no other senders");
  }
  const auto password = string_at(table + "/password");
  if (!password || password->empty()) {
    fault(table, "'password' is missing in [text_messages]",
          "set it in the environment: KENES_SMS_PASSWORD, or KENES_SMS_PASSWORD_FILE");
  }
}

void Rules::text_message_countries() {
  static const std::regex code("[A-Z]{2}");
  const auto* countries = at("/text_messages/countries");
  if (countries == nullptr || !countries->is_array()) return;
  for (std::size_t i = 0; i < countries->get_array().size(); ++i) {
    const auto pointer = "/text_messages/countries/" + std::to_string(i);
    const auto country = string_at(pointer);
    if (!country || std::regex_match(*country, code)) continue;
    fault(pointer, "a country is written in two capital letters (ISO 3166-1), not '" + *country + "'", "such as KZ");
  }
}

}  // namespace kenes::config
