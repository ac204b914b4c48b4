#include "tests/portal.hpp"

using namespace kenes;
using kenes::advice::Portal;

namespace {

boost::json::array examples(Portal& portal) {
  return portal.host.get(portal.nobody, "/advice").page.model.at("examples").as_array();
}

}  // namespace

TEST_CASE("an answer becomes public only by a lawyer's explicit act, rewritten", "[integration]") {
  Portal portal;
  const auto id = portal.ask();
  CHECK(portal.host.get(portal.lawyer, Portal::desk(id, "/example")).status == 404);  // not answered yet
  portal.send(portal.lawyer, id, "No, Ivan.");
  CHECK(examples(portal).empty());
  const auto form = portal.host.get(portal.lawyer, Portal::desk(id, "/example")).page.model.at("form");
  CHECK(form.at("answer").at("value") == "No, Ivan.");

  const std::vector<NamedValue> rewritten{{"question", "May a landlord do that?"}, {"answer", "No."}};
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/example"), rewritten).status == 422);
  auto confirmed = rewritten;
  confirmed.push_back({"anonymous", "1"});
  CHECK(portal.host.post(portal.ann, Portal::desk(id, "/example"), confirmed).status == 403);
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/example"), confirmed).status == 303);
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/example"), confirmed).status == 404);
  REQUIRE(examples(portal).size() == 1);
  CHECK(examples(portal)[0].at("question") == "May a landlord do that?");
  CHECK(boost::json::serialize(examples(portal)).find("Ivan") == std::string::npos);

  portal.host.advance(std::chrono::hours{24 * 31});
  CHECK(examples(portal).size() == 1);
  CHECK(portal.host.get(portal.lawyer, "/advice/examples/1/remove").status == 200);
  CHECK(portal.host.post(portal.lawyer, "/advice/examples/1/remove", {}).status == 303);
  CHECK(examples(portal).empty());
  CHECK(portal.host.audited().back().entry.action == "advice.remove_example");
}

TEST_CASE("lists of questions and examples have their indexes", "[integration]") {
  Portal portal;
  portal.host.database().write([](soci::session& sql) {
    sql << "INSERT INTO advice.question (service, once, name, topic, body, language, channel, contact, created_at, "
           "due_at, answer, answered_at) SELECT 'advice', n, 'x', '', 'x', 'en', 'email', 'x', kenes.to_time(n), "
           "kenes.to_time(n), 'y', CASE WHEN n % 2 = 0 THEN kenes.to_time(n) END FROM generate_series(1, 20000) n";
    sql << "ANALYZE advice.question";
  });
  const auto rest = GENERATE(as<std::string>{}, "answered_at IS NULL ORDER BY due_at, id LIMIT 21",
                             "answered_at IS NOT NULL ORDER BY answered_at DESC, id DESC LIMIT 21",
                             "answered_at IS NOT NULL AND erased_at IS NULL AND answered_at < kenes.to_time(100) "
                             "ORDER BY answered_at LIMIT 500");
  CAPTURE(rest);
  const auto plan = portal.host.database().read([&](soci::session& sql) {
    std::string text;
    const soci::rowset<std::string> lines =
        (sql.prepare << "EXPLAIN SELECT id FROM advice.question WHERE service = 'advice' AND " << rest);
    for (const auto& line : lines) text += line + "\n";
    return text;
  });
  CAPTURE(plan);
  CHECK(plan.find("Index") != std::string::npos);
  CHECK(plan.find("Sort") == std::string::npos);
  CHECK(plan.find("Seq Scan") == std::string::npos);
}
