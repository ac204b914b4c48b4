#pragma once
// For tests only: a submission with supports that are no persons'.
#include <catch2/catch.hpp>

#include "integrity/compare.hpp"
#include "invalidation/invalidations.hpp"
#include "test_support/portal.hpp"

namespace kenes::participation::test {

inline const std::string law =
    "[process]\nkey='k'\ntitle='K'\n[support]\nnames='optional'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='1 year'\nthen='closed'\n"
    "thresholds=[{supporters=50,opens='debate'},{supporters=100,opens='answer',falls_back='lapses'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n"
    "[[duty]]\nid='debate'\nkind='debate'\nby='gov'\ntitle='D'\n";

// 60 persons, and behind them 90 of one network that come within minutes.
struct Flooded : test::TemporaryFile, Portal {
  Flooded() : test::TemporaryFile(law), Portal(path, "UTC"), moderator(host.person("moderator@example.org")) {
    id = file(moderator);
    for (int i = 1; i <= 60; ++i) support(id, citizen(i), i % 2 == 0 ? "E1" : "");
    host.advance(std::chrono::hours{2});
    flood_began = now();
    for (int i = 101; i <= 190; ++i) support(id, citizen(i), i % 3 == 0 ? "E1" : "E2");
    write([&](soci::session& sql) {
      sql << "update participation.supporter set provider = 'email', mail_domain = case when number > 60 then "
             "'throwaway.example' else 'example.org' end, network = case when number > 60 then cidr '192.0.2.0/24' "
             "else cidr '198.51.100.0/24' end, marks = case when number > 100 then 3 end";
    });
  }

  KitInvalidations& invalidations() { return static_cast<KitInvalidations&>(kit->invalidations()); }
  InvalidationPreview preview(const SupportFilter& filter) {
    return write([&](soci::session& sql) { return invalidations().preview(sql, id, filter).value(); });
  }
  Result<Invalidation> begin(const SupportFilter& filter, std::int64_t expected,
                             const std::string& reason = "One network, no persons") {
    return write([&](soci::session& sql) {
      return invalidations().begin(sql, {id, filter, expected, reason}, moderator);
    });
  }
  Result<Invalidation> undo(std::int64_t invalidation) {
    return write([&](soci::session& sql) {
      return invalidations().undo(sql, invalidation, "They showed who they are", moderator);
    });
  }
  Invalidation look(std::int64_t invalidation) {
    return write([&](soci::session& sql) { return invalidations().find(sql, invalidation).value(); });
  }
  std::string differences() {
    return write([&](soci::session& sql) {
      std::string all;
      for (const auto& one : compare_ledger(sql, id)) all += one + "\n";
      return all;
    });
  }
  std::string state_of(const std::string& duty) {
    for (const auto& one : duties(id)) {
      if (one.rule == duty) return one.met_at ? "met" : one.lapsed_at ? "lapsed" : "open";
    }
    return "none";
  }
  std::vector<std::string> told() {
    return write([&](soci::session& sql) {
      std::vector<std::string> all;
      for (const auto& entry : kit->timeline().read(sql, id, true)) {
        if (entry.data.contains("invalidation"))
          all.push_back(entry.kind + " " + boost::json::serialize(entry.data.at("count")));
      }
      return all;
    });
  }
  const SupportFilter throwaway{.mail_domains = {"throwaway.example"}};
  Actor moderator;
  std::int64_t id = 0;
  Time flood_began{};
};

}  // namespace kenes::participation::test
