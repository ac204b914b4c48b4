#include "kenes/plugin.hpp"

#include "check_command.hpp"
#include "diagram_command.hpp"
#include "integrity/check.hpp"
#include "integrity/daily.hpp"
#include "integrity/health.hpp"
#include "joining/doubles.hpp"
#include "kenes/participation/open.hpp"
#include "kit.hpp"
#include "origins/forget.hpp"
#include "pause_command.hpp"
#include "personal_data/personal_data.hpp"
#include "process/read_checked.hpp"
#include "retention/forget_supporters.hpp"
#include "simulate/options.hpp"
#include "simulate_command.hpp"
#include "verify_command.hpp"

namespace kenes::participation {
namespace {

class KitPlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    registrar.job(KitEngine::deadline_job, [this](Host& host, const boost::json::object& payload) {
      const auto id = payload.at("submission").as_int64();
      const auto entry = static_cast<int>(payload.at("entry").as_int64());
      host.database().write([&](soci::session& sql) { kit_->engine().deadline(sql, id, entry); });
    });
    registrar.job(KitInvalidations::job, [this](Host&, const boost::json::object& payload) {
      kit_->invalidations().work(payload.at("invalidation").as_int64());
    });
    // Before the readings, by which it knows what has come in.
    registrar.timer({"participation.watch", std::chrono::minutes{1},
                     [this](Host&, const boost::json::object&) { kit_->watch().look(); }});
    registrar.timer({"participation.forget_rates", std::chrono::hours{1},
                     [this](Host&, const boost::json::object&) { kit_->watch().forget(); }});
    registrar.timer({"participation.readings", std::chrono::hours{1},
                     [this](Host& host, const boost::json::object&) { take_readings(host); }});
    registrar.timer({"participation.forget_origins", std::chrono::hours{1},
                     [](Host& host, const boost::json::object&) { forget_origins(host); }});
    registrar.timer({"participation.forget_supporters", std::chrono::hours{1},
                     [](Host& host, const boost::json::object&) { forget_supporters(host); }});
    registrar.timer({"participation.withdraw_doubles", std::chrono::seconds{15},
                     [this](Host& host, const boost::json::object&) { withdraw_doubles(host, kit_->ledger()); }});
    registrar.command(
        {"process", "check", "FILE…: reads process files and lists every fault", check_processes, Ground::none});
    registrar.personal_data(std::make_unique<KitPersonalData>());
    registrar.configuration_check([](Host& host, Findings& found) { check_services(host, found); });
    registrar.command({"process", "diagram", "FILE [--language CODE]: the procedure as a flow chart, as SVG",
                       draw_process, Ground::none});
    registrar.command({"process", "simulate", trial_usage,
                       [this](Host& host, std::span<const std::string> arguments) {
                         return simulate_process(
                             host, [this]() -> WholeKit& { return *kit_; }, arguments);
                       },
                       Ground::none});
    // It reads whole ledgers, so not more often.
    registrar.timer({"participation.check_ledgers", std::chrono::hours{24},
                     [](Host& host, const boost::json::object&) { begin_daily_check(host); }});
    registrar.job(check_job, go_on_with_daily_check);
    registrar.command({"log", "check", ": counts all ledgers of this portal again from their entries",
                       [](Host& host, std::span<const std::string>) { return check_all_ledgers(host); }});
    registrar.command({"verify", "", verify_usage, verify_log, Ground::none});
    registrar.command(
        {"log", "change-key", ": from now on checkpoints of logs are signed by a new key, too",
         [this](Host& host, std::span<const std::string>) { return change_log_key(host, kit_->support_log()); }});
    registrar.command({"process", "pause", "SERVICE REASON…: holds deadlines up, as an election freeze does",
                       [this](Host& host, std::span<const std::string> arguments) {
                         return begin_pause(host, kit_->pauses(), arguments);
                       }});
    registrar.command({"process", "resume", "SERVICE: ends its pause and puts off what it interrupted",
                       [this](Host& host, std::span<const std::string> arguments) {
                         return end_pause(host, kit_->pauses(), arguments);
                       }});
  }

  void start(Host& host) override {
    kit_ = std::make_unique<WholeKit>(host);
    host.offer(Kit::service_id, static_cast<Kit*>(kit_.get()));
    health_ = std::make_unique<LedgerHealth>(host);
    health_->offer();
  }

  void stop() noexcept override {
    health_.reset();
    kit_.reset();
  }

 private:
  void take_readings(Host& host) {
    constexpr int at_once = 500;
    const auto now = host.clock().now();
    const auto step = [&](soci::session& sql) { return kit_->statistics().take_readings(sql, now, at_once); };
    while (host.database().write(step) >= at_once) {
    }
  }

  std::unique_ptr<WholeKit> kit_;
  std::unique_ptr<LedgerHealth> health_;
};

}  // namespace

std::unique_ptr<Plugin> make_plugin() {
  return std::make_unique<KitPlugin>();
}

std::unique_ptr<Kit> open_kit(Host& host) {
  return std::make_unique<WholeKit>(host);
}

}  // namespace kenes::participation

KENES_PLUGIN(kenes::participation::KitPlugin, "participation", "1.0.0", "",
             "Processes, support, duties and timelines for mechanisms")
