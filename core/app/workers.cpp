#include "app/workers.hpp"

#include "app/text_gateway.hpp"

namespace kenes::app {
namespace {

mail::Sender::Footer footer(Node& node) {
  return [&node](std::string_view language) {
    const auto& portal = node.portal();
    return portal.name.in(language) + "\n" + portal.base_url;
  };
}

void show(const jobs::Runner& runner, const std::string& name, http::Metrics& metrics) {
  const auto& counters = runner.counters();
  const http::Labels labels{{"runner", name}};
  const auto gauge = [&](const std::string& what, const std::string& help, const auto& value) {
    metrics.gauge(
        "kenes_jobs_" + what, help, [&value] { return static_cast<double>(value.load()); }, labels);
  };
  gauge("done", "Jobs done since the start", counters.done);
  gauge("retried", "Failed attempts that will be repeated, since the start", counters.retried);
  gauge("failed", "Jobs given up since the start", counters.failed);
  gauge("running", "Jobs at work", counters.running);
}

// Handlers of a plugin's jobs get the plugin's host.
void take_over(jobs::Runner& runner, Node& node) {
  const auto& registry = node.blueprint().registry;
  std::map<std::string, std::chrono::seconds> timers;
  for (const auto& [plugin, timer] : registry.timers()) timers.emplace(timer.kind, timer.every);
  for (const auto& [plugin, job] : registry.jobs()) {
    const auto handler = [&host = node.host(plugin), run = &job.handler](const boost::json::object& payload) {
      (*run)(host, payload);
    };
    if (const auto timer = timers.find(job.kind); timer != timers.end())
      runner.every(job.kind, timer->second, handler);
    else
      runner.handle(job.kind, handler);
  }
}

}  // namespace

Workers::Workers(Node& node, http::Metrics& metrics)
    : general_(node.pool(), node.jobs(), node.facilities().clock, node.host("core").log()),
      urgent_mail_(node.pool(), node.jobs(), node.facilities().clock, node.host("core").log()),
      mail_(node.pool(), node.jobs(), node.facilities().clock, node.host("core").log()),
      sender_(node.pool(), node.facilities().clock, node.portal().mail, node.portal().languages.front(), footer(node)),
      text_messages_(node.pool(), node.jobs(), node.facilities().clock, node.host("core").log()),
      text_message_sender_(node.pool(), node.facilities().clock,
                           text_gateway_of(node.portal(), node.facilities().clock)) {
  take_over(general_, node);
  if (!node.portal().mail.smtp_url.empty()) {
    sender_.serve_urgent(urgent_mail_);
    sender_.serve_ordinary(mail_);
  }
  if (has_text_gateway(node.portal())) text_message_sender_.serve(text_messages_);
  show(general_, "general", metrics);
  show(urgent_mail_, "urgent_mail", metrics);
  show(mail_, "mail", metrics);
  show(text_messages_, "text_messages", metrics);
}

void Workers::start() {
  general_.start();
  urgent_mail_.start();
  mail_.start();
  text_messages_.start();
}

void Workers::stop() {
  general_.stop();
  urgent_mail_.stop();
  mail_.stop();
  text_messages_.stop();
}

}  // namespace kenes::app
