#pragma once
#include <vector>

#include "http/metrics.hpp"
#include "kenes/mail.hpp"
#include "kenes/operations.hpp"

namespace kenes::app {

// What plugins tell those who run this portal. Gauges are kept until there are metrics to show them in: a command has
// none.
class PortalOperations final : public Operations {
 public:
  // `address` may be "": nobody is written to. The mailer must outlive it.
  PortalOperations(Mailer& mail, std::string address) : mail_(mail), address_(std::move(address)) {}

  void gauge(std::string name, std::string help, std::function<double()> read) override {
    gauges_.push_back({std::move(name), std::move(help), std::move(read)});
  }
  void write(soci::session& sql, const OperatorMail& mail) override;

  // All gauges that plugins have offered; after their start, on the main thread.
  void show(http::Metrics& metrics) const;

 private:
  struct Gauge {
    std::string name, help;
    std::function<double()> read;
  };
  Mailer& mail_;
  const std::string address_;
  std::vector<Gauge> gauges_;
};

}  // namespace kenes::app
