#pragma once
#include "engine/engine.hpp"
#include "kenes/participation/invalidations.hpp"
#include "ledger/ledger.hpp"

namespace kenes::participation {

class KitInvalidations : public Invalidations {
 public:
  static constexpr const char* job = "participation.invalidate";

  KitInvalidations(Host& host, KitEngine& engine, KitLedger& ledger) : host_(host), engine_(engine), ledger_(ledger) {}

  std::optional<InvalidationPreview> preview(soci::session& sql, std::int64_t submission_id,
                                             const SupportFilter& filter) override;
  Result<Invalidation> begin(soci::session& sql, const NewInvalidation& wanted, const Actor& by) override;
  Result<Invalidation> cancel(soci::session& sql, std::int64_t id, const Actor& by) override;
  Result<Invalidation> undo(soci::session& sql, std::int64_t id, const std::string& because, const Actor& by) override;
  std::optional<Invalidation> find(soci::session& sql, std::int64_t id) override;
  std::vector<Invalidation> list(soci::session& sql, std::int64_t submission_id, std::int64_t before,
                                 int limit) override;
  std::optional<Invalidation> of_person(soci::session& sql, std::int64_t submission_id, const Actor& person) override;

  // Some parts of the work, and asks for a job that goes on. Does nothing if it isn't at work. [a job]
  void work(std::int64_t id, int parts = 20);

 private:
  void ask_for_work(soci::session& sql, std::int64_t id);
  // Ends the work of this state, unless somebody has changed the state meanwhile. False: some supports were passed by
  // and are dealt with first.
  bool finish(const Invalidation& of);
  void tell(soci::session& sql, const Invalidation& of, Time at);

  Host& host_;
  KitEngine& engine_;
  KitLedger& ledger_;
};

}  // namespace kenes::participation
