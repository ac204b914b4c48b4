#pragma once
#include "acts/acts.hpp"
#include "desk/desk.hpp"
#include "duties/duties.hpp"
#include "engine/engine.hpp"
#include "holds/holds.hpp"
#include "invalidation/invalidations.hpp"
#include "kenes/participation/kit.hpp"
#include "ledger/ledger.hpp"
#include "pauses/pauses.hpp"
#include "statistics/statistics.hpp"
#include "support_log/support_log.hpp"
#include "territories/territories.hpp"
#include "timeline/timeline.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {

// The parts put together, for one host.
class WholeKit : public Kit {
 public:
  explicit WholeKit(Host& host)
      : host_(host),
        engine_(host),
        ledger_(host, engine_),
        invalidations_(host, engine_, ledger_),
        support_log_(host),
        desk_(host),
        duties_(host, engine_),
        acts_(host, engine_),
        pauses_(host, engine_),
        statistics_(host),
        territories_(host),
        watch_(host),
        holds_(host, engine_) {
    if (const auto named = engine_.load_processes(); !named.empty())
      host_.database().write([&](soci::session& sql) { territories_.put(sql, named); });
    ledger_.start();
  }

  KitEngine& engine() override { return engine_; }
  KitLedger& ledger() override { return ledger_; }
  KitInvalidations& invalidations() override { return invalidations_; }
  SupportLog& support_log() override { return support_log_; }
  Desk& desk() override { return desk_; }
  Duties& duties() override { return duties_; }
  Acts& acts() override { return acts_; }
  Pauses& pauses() override { return pauses_; }
  Timeline& timeline() override { return timeline_; }
  KitStatistics& statistics() override { return statistics_; }
  Territories& territories() override { return territories_; }
  KitWatch& watch() override { return watch_; }
  KitHolds& holds() override { return holds_; }
  const Translator& words(std::string_view language) const override { return host_.translator(language); }

 private:
  Host& host_;
  KitEngine engine_;
  KitLedger ledger_;  // stops first
  KitInvalidations invalidations_;
  KitSupportLog support_log_;
  KitDesk desk_;
  KitDuties duties_;
  KitActs acts_;
  KitPauses pauses_;
  KitTimeline timeline_;
  KitStatistics statistics_;
  KitTerritories territories_;
  KitWatch watch_;
  KitHolds holds_;
};

}  // namespace kenes::participation
