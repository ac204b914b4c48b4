#pragma once
// The threads of a node that do durable work. Several runners, so that a sign-in code doesn't wait behind a mailing to
// a million people, and deadlines don't wait for a slow mail server or gateway.
#include "app/node.hpp"
#include "http/metrics.hpp"
#include "jobs/runner.hpp"
#include "mail/sender.hpp"
#include "text_messages/sender.hpp"

namespace kenes::app {

class Workers {
 public:
  Workers(Node& node, http::Metrics& metrics);
  ~Workers() { stop(); }  // the runners use the sender until then
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void start();
  // Returns when the jobs at work have ended.
  void stop();

 private:
  jobs::Runner general_, urgent_mail_, mail_;
  mail::Sender sender_;
  jobs::Runner text_messages_;
  text_messages::Sender text_message_sender_;
};

}  // namespace kenes::app
