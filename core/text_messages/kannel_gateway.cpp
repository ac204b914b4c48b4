#include "text_messages/kannel_gateway.hpp"

#include "net/http_client.hpp"
#include "text_messages/alphabet.hpp"

namespace kenes::text_messages {
namespace {

bool says(const std::string& body, std::string_view words) {
  return body.find(words) != std::string::npos;
}

// Everything else is the operator's to repair, whatever the message is.
bool is_about_message(int status, const std::string& body) {
  return (status == 400 && !says(body, "Sender missing")) || (status == 404 && says(body, "Not routable")) ||
         status == 413;
}

}  // namespace

SendResult meaning_of(int status, const std::string& body) {
  // "0: Accepted for delivery" and "3: Queued for later delivery" both with 202; a proxy's page with 200 is neither.
  if (status >= 200 && status < 300 && (body.starts_with("0:") || body.starts_with("3:"))) return {};
  const auto code = "gateway_" + std::to_string(status);
  return {is_about_message(status, body) ? Sent::permanent : Sent::temporary, code};
}

SendResult KannelGateway::send(const std::string&, const std::string& number, const std::string& text) {
  // By GET, because Kannel takes no form by POST. What is asked holds the password and the text: never log it.
  std::vector<NamedValue> query{{"username", settings_.user}, {"password", settings_.password},
                                {"from", settings_.from},     {"to", number},
                                {"charset", "UTF-8"},         {"text", text}};
  if (alphabet_of(text) == Alphabet::ucs2) query.push_back({"coding", "2"});
  const auto answer = net::ask({.url = settings_.url + "?" + net::form_encoded(query)});
  if (!answer) return {Sent::temporary, "gateway_" + answer.error().code};
  return meaning_of(answer->status, answer->body);
}

}  // namespace kenes::text_messages
