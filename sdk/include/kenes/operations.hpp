#pragma once
#include <functional>
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/api.hpp"

namespace kenes {

// A letter to those who run the portal, in its first language.
struct OperatorMail {
  std::string subject;
  std::string text;
  std::string unique_key = "";  // the same key is sent once only
};

// What a plugin tells those who run the portal, beside the log. Offered by the host: host.find<Operations>().
class KENES_API Operations {
 public:
  static constexpr std::string_view service_id = "kenes.operations/1";
  virtual ~Operations();

  // A number among the metrics of each node (Prometheus): name "kenes_<what>", help in one line. `read` is called at
  // each scrape, on any thread, until the plugin is stopped; it must be quick and must not throw. Belongs into start().
  virtual void gauge(std::string name, std::string help, std::function<double()> read) = 0;
  // Something is wrong that only they can look into. Written into the outbox in the caller's transaction; nothing
  // happens if the portal has no address of them (mail.operator). [any thread]
  virtual void write(soci::session& sql, const OperatorMail& mail) = 0;
};

}  // namespace kenes
