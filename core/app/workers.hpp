#pragma once
// The threads of a node that do durable work: one runner for mail, one for everything else, so that a slow SMTP server
// doesn't hold up deadlines.
#include "app/node.hpp"
#include "http/metrics.hpp"
#include "jobs/runner.hpp"
#include "mail/sender.hpp"

namespace kenes::app {

class Workers {
 public:
  Workers(Node& node, http::Metrics& metrics);
  void start();
  // Returns when the jobs at work have ended.
  void stop();

 private:
  jobs::Runner general_;
  mail::Sender sender_;
  jobs::Runner mail_;
};

}  // namespace kenes::app
