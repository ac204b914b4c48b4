#pragma once
// The participation kit: what mechanisms are built of. Found through the host:
//   auto& kit = *host.find<participation::Kit>();
#include "kenes/participation/acts.hpp"
#include "kenes/participation/desk.hpp"
#include "kenes/participation/duties.hpp"
#include "kenes/participation/engine.hpp"
#include "kenes/participation/guide.hpp"
#include "kenes/participation/holds.hpp"
#include "kenes/participation/invalidations.hpp"
#include "kenes/participation/ledger.hpp"
#include "kenes/participation/pauses.hpp"
#include "kenes/participation/statistics.hpp"
#include "kenes/participation/support_log.hpp"
#include "kenes/participation/territories.hpp"
#include "kenes/participation/timeline.hpp"
#include "kenes/participation/watch.hpp"

namespace kenes::participation {

class KENES_API Kit {
 public:
  static constexpr std::string_view service_id = "participation/1";
  virtual ~Kit();
  virtual Engine& engine() = 0;
  virtual Ledger& ledger() = 0;
  virtual Invalidations& invalidations() = 0;
  virtual SupportLog& support_log() = 0;
  virtual Desk& desk() = 0;
  virtual Duties& duties() = 0;
  virtual Acts& acts() = 0;
  virtual Pauses& pauses() = 0;
  virtual Timeline& timeline() = 0;
  virtual Statistics& statistics() = 0;
  virtual Territories& territories() = 0;
  virtual Watch& watch() = 0;
  virtual Holds& holds() = 0;
  // The kit's own words, for guide_of.
  virtual const Translator& words(std::string_view language) const = 0;
};

}  // namespace kenes::participation
