#include "app/portal_operations.hpp"

namespace kenes::app {

void PortalOperations::write(soci::session& sql, const OperatorMail& mail) {
  if (address_.empty()) return;
  mail_.send(sql, {.address = address_, .subject = mail.subject, .text = mail.text, .unique_key = mail.unique_key});
}

void PortalOperations::show(http::Metrics& metrics) const {
  for (const auto& [name, help, read] : gauges_) metrics.gauge(name, help, read);
}

}  // namespace kenes::app
