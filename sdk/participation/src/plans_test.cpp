// No query of the kit reads a whole table. The kit's own functions run on generated rows, and PostgreSQL says how it
// read them.
#include <catch2/catch.hpp>

#include <thread>

#include "test_support/portal.hpp"
#include "watch/watch.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

void fill(Portal& portal) {
  const auto version = portal.kit->engine().process("petitions").version;
  portal.write([&](soci::session& sql) {
    sql << "insert into participation.submission (id, service, origin, process_version, stage, stage_kind, "
           "stage_since, "
           "stage_until, visibility, support_count, count_base, author_id, link_token, created_at, published_at) "
           "select i, 'petitions', 'o' || i, cast(:v as text), k.stage, k.kind, t, t + interval '6 months', "
           "k.visibility, "
           "i * 7919 % 200003, i * 7919 % 200003, i % 50000, 'token' || i, t, t from generate_series(1, 100000) i "
           "cross join lateral (select timestamptz '2026-01-01' + i * interval '1 minute' as t) times "
           "cross join lateral (select case when i % 50 = 0 then 'moderation' when i % 3 = 0 then 'closed' else 'open' "
           "end "
           "as stage, case when i % 50 = 0 then 'review' when i % 3 = 0 then 'end' else 'collect' end as kind, "
           "case when i % 50 = 0 then 'link' else 'everyone' end as visibility) k",
        soci::use(version);
    sql << "update participation.submission set listed_count = support_count";
    sql << "update participation.submission set reading_count = support_count where id > 20";
    sql << "select setval(pg_get_serial_sequence('participation.submission', 'id'), 100000)";
    sql << "insert into participation.duty (submission_id, rule, kind, authority, service, opened_at, due_at, met_at) "
           "select i, 'debate', 'debate', 'parliament', 'petitions', '2026-01-01', timestamptz '2026-01-01' + "
           "i * interval '1 hour', case when i % 100 <> 0 then timestamptz '2026-02-01' end from generate_series(1, "
           "50000) i";
    sql << "insert into participation.timeline (submission_id, at, kind, data, everyone) select i % 10000 + 1, "
           "'2026-01-01', 'stage', '{}', true from generate_series(1, 50000) i";
    sql << "insert into participation.act (submission_id, service, rule, kind, authority, text, at, person_id) select "
           "i % 10000 + 1, 'petitions', 'letter', 'letter', 'committee', 'x', '2026-01-01', 1 from generate_series(1, "
           "50000) i";
    sql << "insert into participation.claim select i, 1, 'x', '2030-01-01' from generate_series(50, 5000, 50) i";
    sql << "insert into participation.claim select i, 1, 'x', '2020-01-01' from generate_series(5001, 15000) i";
    sql << "insert into participation.support_entry select 1, i, 'supported', sha256(cast(cast(i as text) as bytea)), "
           "'E' || i % 650, "
           "'2026-01-01' from generate_series(1, 100000) i";
    sql << "insert into participation.support_active select submission_id, person_hash, number, 1 from "
           "participation.support_entry";
    sql << "insert into participation.supporter select submission_id, number, number from participation.support_entry";
    sql << "insert into participation.log_head (submission_id, size, frontier) select i, 1, sha256('x') from "
           "generate_series(101, 100000) i";
    sql << "update participation.submission set support_count = 100000, listed_count = 100000, count_base = 0, "
           "ledger_size = 100000 where id "
           "= 1";
    sql << "insert into participation.territory (code, parent, kind, name) select 'E' || i, 'R' || i % 10, "
           "'constituency', "
           "substr(md5(cast(i as text)), 1, 12) from generate_series(1, 20000) i";
    sql << "insert into participation.territory_name select code, 'kk', kind, 'k' || name from participation.territory";
    sql << "insert into participation.territory_count select i % 100 + 1, 'E' || i / 100, 5 from generate_series(0, "
           "64999) i";
    sql << "insert into participation.territory_base select i % 100 + 1, 'constituency', 'E' || i / 100, 'x', 5 from "
           "generate_series(0, 64999) i";
    sql << "insert into participation.pause (service, reason, collecting, began_at, began_by, ended_at) "
           "select 'petitions', 'x', false, '2026-01-01', 0, '2026-01-02' from generate_series(1, 2000)";
    sql << "insert into participation.watched select i, 'petitions', case when i = 1 then 100000 else 0 end, case when "
           "i "
           "> 1 then timestamptz '2026-01-01' + i * interval '1 minute' end from generate_series(1, 10000) i";
    sql << "insert into participation.support_usual select 'network', '10.' || i / 256 || '.' || i % 256 || '.0/24', "
           "5, "
           "'2026-01-01' from generate_series(1, 20000) i";
    sql << "insert into participation.hold (submission_id, reason, note, began_at, began_by, ended_at) select i % 5000 "
           "+ "
           "1, 'x', '', '2026-01-01', 0, '2026-01-02' from generate_series(1, 20000) i";
    sql << "insert into participation.support_rate select i % 100 + 1, timestamptz '2026-01-01' + i / 2000 * interval "
           "'10 minutes', case when i % 2000 < 100 then 'all' else 'network' end, case when i % 2000 < 100 then '' "
           "else '10.0.' || i % 2000 / 100 || '.0/24' end, 5, 1, 5 from generate_series(0, 199999) i";
    // Its own week of rates is read where somebody supports: here it would only hide what else is read.
    sql << "delete from participation.support_rate where submission_id = 1";
    sql << "insert into participation.support_surge (submission_id, dimension, key, began_at, last_at, count, "
           "usual, marked_to) select i % 10000 + 1, 'all', '', '2026-01-01', timestamptz '2026-01-01' + i "
           "* interval '1 minute', 5, 1, 1 from generate_series(1, 50000) i";
    sql << "insert into participation.reading select i % 100 + 1, timestamptz '2026-01-01' + i * interval '1 minute', "
           "i "
           "from generate_series(1, 50000) i";
  });
  portal.write([](soci::session& sql) { sql << "analyze"; });
}

// A session counts for itself until the server has taken the counts over; this makes it take them now.
void flush_counts(Portal& portal) {
  portal.write([](soci::session& sql) { sql << "select pg_stat_force_next_flush()"; });
}

// Tables read whole, or in large part, in this session since its counts were taken over. A portal has a handful of
// process versions; those may be.
std::string read_whole(soci::session& sql) {
  std::string tables;
  sql << "select coalesce(string_agg(relname, ' ' order by relname), '') from pg_stat_xact_user_tables "
         "where schemaname = 'participation' and relname <> 'process' and (seq_scan > 0 or idx_tup_fetch > 5000)",
      soci::into(tables);
  return tables;
}

class Reader : public Listener {
 public:
  void moved(soci::session& sql, const Move&) override { whole = read_whole(sql); }
  std::string whole = "never asked";
};

}  // namespace

TEST_CASE("every query has its index", "[integration]") {
  Portal portal;
  Reader listener;
  portal.kit->engine().listen("petitions", listener);
  fill(portal);
  auto& kit = *portal.kit;
  const auto ann = portal.host.person("ann@example.org");
  const auto check = [&](const char* what, auto&& work) {
    INFO(what);
    flush_counts(portal);
    CHECK(portal.write([&](soci::session& sql) {
      work(sql);
      return read_whole(sql);
    }) == "");
  };

  check("the measure itself: this one is read whole", [](soci::session&) {});
  flush_counts(portal);
  CHECK(portal.write([](soci::session& sql) {
    long long n = 0;
    sql << "select count(*) from participation.submission where link_token like '%9'", soci::into(n);
    return read_whole(sql);
  }) == "submission");

  check("find", [&](soci::session& sql) { kit.engine().find(sql, 777); });
  check("file", [&](soci::session& sql) { kit.engine().file(sql, "petitions", ann); });
  check("decide", [&](soci::session& sql) { kit.engine().decide(sql, 100, {"publish"}, ann).value(); });
  CHECK(listener.whole == "");
  check("meet a duty", [&](soci::session& sql) { kit.engine().meet_duty(sql, 100, "debate", ann).value(); });
  check("duties", [&](soci::session& sql) { kit.engine().duties(sql, 200); });
  check("import, known", [&](soci::session& sql) {
    kit.engine().import(sql, {.service = "petitions", .origin = "o7", .stage = "open", .created_at = portal.now()});
  });
  check("import, new", [&](soci::session& sql) {
    kit.engine().import(
        sql, {.service = "petitions", .origin = "new", .id = 500000, .stage = "open", .created_at = portal.now()});
  });
  check("claim", [&](soci::session& sql) { kit.desk().claim(sql, 150, ann, true); });
  check("release", [&](soci::session& sql) { kit.desk().release(sql, 150, ann); });
  check("queue", [&](soci::session& sql) { CHECK(kit.desk().queue(sql, "petitions", 50, 100).size() == 50); });
  check("queue length", [&](soci::session& sql) { CHECK(kit.desk().queue_length(sql, "petitions") == 1999); });
  check("open duties",
        [&](soci::session& sql) { CHECK(kit.desk().open_duties(sql, "petitions", 50, 0).size() == 50); });
  const auto some_duties = [&](const DutyQuery& query) {
    return [&kit, query](soci::session& sql) { CHECK(kit.duties().page(sql, query).duties.size() == 50); };
  };
  check("duties, first page", some_duties({.service = "petitions"}));
  check("duties, a late page", some_duties({.service = "petitions", .after = "1800000000000000.20000.debate"}));
  check("duties, overdue", [&](soci::session& sql) {
    CHECK(kit.duties().page(sql, {.service = "petitions", .state = DutyState::overdue}).duties.empty());
  });
  check("duties, met", some_duties({.service = "petitions", .state = DutyState::met}));
  check("duties, met, a late page",
        some_duties({.service = "petitions", .state = DutyState::met, .after = "1769904000000000.20000.debate"}));
  check("duties of one authority", some_duties({.service = "petitions", .authority = "parliament"}));
  check("duties of one authority, met",
        some_duties({.service = "petitions", .authority = "parliament", .state = DutyState::met}));
  check("acts of a submission", [&](soci::session& sql) { CHECK(kit.acts().of(sql, 77).size() == 5); });
  check("latest acts", [&](soci::session& sql) { CHECK(kit.acts().latest(sql, "petitions", 30000, 50).size() == 50); });
  check("timeline", [&](soci::session& sql) { kit.timeline().read(sql, 55, true); });
  check("readings", [&](soci::session& sql) { CHECK(kit.statistics().readings(sql, 5, 100).size() == 100); });
  check("has supported", [&](soci::session& sql) { kit.ledger().has_supported(sql, 1, ann); });
  const auto day = test::at("2026-01-01T00:00:00Z"), later = test::at("2026-01-01T06:00:00Z");
  check("surging", [&](soci::session& sql) {
    CHECK(kit.watch().surging(sql, "petitions", test::at("2026-01-05T00:00:00Z"), 0, 50).size() == 50);
  });
  check("how many surge", [&](soci::session& sql) {
    CHECK(kit.watch().surging_since(sql, "petitions", test::at("2026-01-07T22:00:00Z")) == 41);
  });
  portal.write([](soci::session& sql) {
    sql << "update participation.watched set read_to = 50000 where submission_id = 1";
    sql << "update participation.supporter set network = '10.0.0.0/24' where number % 100 = 0 and submission_id = 1";
  });
  check("watching reads a part", [](soci::session& sql) {
    const auto part = read_rates(sql, 1, "petitions");
    REQUIRE(part);
    CHECK(part->until == 55'000);
  });
  check("watching looks for domains", [](soci::session& sql) { mark_disposable(sql, 1, {50'000, 55'000, {}}, {}); });
  check("watching judges", [](soci::session& sql) {
    judge(sql, 78, test::at("2026-01-01T05:00:00Z"), {.least = 5, .factor = 1});
    mark_surges(sql, 1, test::at("2026-01-01T05:00:00Z"));
  });
  check("holds", [&](soci::session& sql) {
    CHECK(kit.holds().history(sql, 77).size() == 4);
    CHECK_FALSE(kit.holds().current(sql, 77));
  });
  check("holding", [&](soci::session& sql) {
    kit.holds().begin(sql, 300, "why", "", ann).value();
    kit.holds().end(sql, 300, ann).value();
  });
  check("surges of one", [&](soci::session& sql) { CHECK(kit.watch().surges_of(sql, 77).size() == 5); });
  check("rates", [&](soci::session& sql) { CHECK(kit.watch().rates(sql, 77, day, later).size() == 36); });
  check("most frequent networks", [&](soci::session& sql) {
    CHECK(kit.watch().most_frequent(sql, 77, SupportSource::network, day, later, 10).size() == 10);
  });
  check("territory", [&](soci::session& sql) { kit.territories().find(sql, "E77"); });
  check("territory by name", [&](soci::session& sql) { kit.territories().named(sql, "constituency", "nowhere"); });
  check("similar territories",
        [&](soci::session& sql) { kit.territories().similar(sql, "constituency", "c4ca4238a0b9", 5); });
  flush_counts(portal);
  CHECK(portal.write([&](soci::session& sql) {
    kit.statistics().by_territory(sql, 5, "constituency", 10);
    const auto tables = read_whole(sql);
    return tables == "territory" ? "" : tables;  // the tree is small
  }) == "");

  // What plugins ask for: lists of one state or all, by support or the latest; a person's own; a shared link.
  for (const char* list :
       {"visibility = 'everyone' and stage = 'open' order by listed_count desc, id",
        "visibility = 'everyone' order by listed_count desc, id",
        "visibility = 'everyone' and stage = 'closed' order by published_at desc nulls last, id desc",
        "visibility = 'everyone' order by published_at desc nulls last, id desc", "author_id = 4711 order by id",
        "link_token = 'token99'"}) {
    check(list, [&](soci::session& sql) {
      soci::rowset<soci::row> rows = (sql.prepare << std::string("select id from participation.submission where "
                                                                 "service = 'petitions' and ") +
                                                         list + " limit 20 offset 40");
      for (const auto& row : rows) static_cast<void>(row);
    });
  }
}

TEST_CASE("support, withdrawal and readings use indexes too", "[integration]") {
  Portal portal;
  Reader listener;
  portal.kit->engine().listen("petitions", listener);
  fill(portal);
  // Four of the five sponsors are there: the next support moves it on, and the listener sees the whole transaction.
  portal.write([](soci::session& sql) {
    sql << "update participation.submission set stage = 'sponsors', stage_kind = 'collect', support_count = 4, "
           "count_base = 4, stage_until = '2030-01-01' where id = 40";
    sql << "update participation.submission set stage_until = '2030-01-01' where id = 1";
  });
  flush_counts(portal);  // of the only session there is, which the writer takes next
  CHECK(portal.support(40, Portal::citizen(1), "E5").outcome == SupportOutcome::supported);
  CHECK(listener.whole == "");

  // Withdrawals and timers call nobody back: PostgreSQL's own count, which it keeps after a second at the latest.
  portal.support(1, Portal::citizen(2), "E5");
  const auto rows_read = [&] {
    return portal.number(
        "select cast(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as bigint) from pg_stat_user_tables where "
        "schemaname = 'participation' "
        "and relname <> 'process'");
  };
  const auto settle = [&] {
    flush_counts(portal);
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    portal.support(1, Portal::citizen(3));
    flush_counts(portal);
  };
  settle();
  const auto before = rows_read();
  CHECK(portal.kit->ledger().withdraw(1, Portal::citizen(2)) == WithdrawOutcome::withdrawn);
  portal.host.advance(std::chrono::hours{1});
  settle();
  CHECK(rows_read() - before < 1000);
  CHECK(portal.number("select count(*) from participation.reading where submission_id = 1 and count = 100001") == 1);
}
