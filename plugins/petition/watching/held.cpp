#include "watching/held.hpp"

#include "pages/models.hpp"

namespace kenes::petition {

boost::json::value held_model(soci::session& sql, const Office& office, const participation::Submission& standing) {
  if (!standing.held_since) return nullptr;
  const auto hold = office.kit->holds().current(sql, standing.id);
  if (!hold) return nullptr;
  return boost::json::object{{"reason", hold->reason}, {"began_at", to_iso(hold->began_at)}};
}

boost::json::array hold_models(const std::vector<participation::Hold>& holds) {
  boost::json::array models;
  for (const auto& hold : holds) {
    models.emplace_back(boost::json::object{{"reason", hold.reason},
                                            {"note", hold.note},
                                            {"began_at", to_iso(hold.began_at)},
                                            {"ended_at", moment(hold.ended_at)}});
  }
  return models;
}

}  // namespace kenes::petition
