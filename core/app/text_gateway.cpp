#include "app/text_gateway.hpp"

#include "app/demonstration.hpp"
#include "text_messages/kannel_gateway.hpp"
#include "text_messages/mailbox_gateway.hpp"

namespace kenes::app {

bool has_text_gateway(const config::Portal& portal) {
  return !portal.text_messages.gateway.empty() || shows_mail(portal);
}

std::unique_ptr<text_messages::Gateway> text_gateway_of(const config::Portal& portal, const Clock& clock) {
  if (!portal.text_messages.gateway.empty()) {
    return std::make_unique<text_messages::KannelGateway>(portal.text_messages);
  }
  if (!shows_mail(portal)) return nullptr;
  return std::make_unique<text_messages::MailboxGateway>(mailbox_folder(portal), clock);
}

}  // namespace kenes::app
