#include "tests/portal.hpp"

using namespace kenes;
using kenes::feedback::Portal;

namespace {

std::string ids(const boost::json::object& model) {
  std::string text;
  for (const auto& entry : model.at("entries").as_array()) text += std::to_string(entry.at("id").as_int64()) + " ";
  return text;
}

std::string href(const boost::json::object& model, const char* side) {
  return model.at(side).is_null() ? "" : std::string(model.at(side).as_string());
}

}  // namespace

TEST_CASE("the list goes from page to page and back", "[integration]") {
  Portal portal;
  for (int i = 0; i < 7; ++i) portal.give(portal.nobody, {{"text", "x"}});
  const auto first = portal.model("/feedback");
  CHECK(ids(first) == "7 6 5 ");
  CHECK(href(first, "newer").empty());
  const auto second = portal.model(href(first, "older"));
  CHECK(ids(second) == "4 3 2 ");
  const auto third = portal.model(href(second, "older"));
  CHECK(ids(third) == "1 ");
  CHECK(href(third, "older").empty());
  CHECK(ids(portal.model(href(third, "newer"))) == "4 3 2 ");
  const auto back = portal.model(href(second, "newer"));
  CHECK(ids(back) == "7 6 5 ");
  CHECK(href(back, "newer").empty());
}

TEST_CASE("the list is narrowed by state", "[integration]") {
  Portal portal;
  for (int i = 0; i < 3; ++i) portal.give(portal.nobody, {{"text", "x"}});
  portal.answer("/feedback/2", "y");
  CHECK(ids(portal.model("/feedback?state=answered")) == "2 ");
  CHECK(ids(portal.model("/feedback?state=waiting")) == "3 1 ");
  CHECK(ids(portal.model("/feedback?state=nonsense")) == "3 2 1 ");
  CHECK(portal.host.get(portal.nobody, "/feedback").caching == Caching::short_shared);
}

TEST_CASE("hidden entries leave the lists, tell why, and come back", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "insult"}});
  CHECK(portal.host.post(portal.operator_, path + "/hide", {{"reason", ""}}).status == 422);
  CHECK(portal.host.post(portal.operator_, path + "/hide", {{"reason", "abuse"}}).status == 303);
  CHECK(ids(portal.model("/feedback")).empty());
  CHECK(ids(portal.model("/feedback?state=hidden")).empty());

  const auto shown = portal.host.get(portal.nobody, path);
  CHECK(shown.status == 410);
  CHECK(shown.page.model.at("text") == "");
  CHECK(shown.page.model.at("hidden_reason") == "It insulted or threatened people");
  CHECK(portal.host.get(portal.operator_, path).page.model.at("text") == "insult");
  CHECK(ids(portal.host.get(portal.operator_, "/feedback/staff?state=hidden").page.model) == "1 ");

  CHECK(portal.host.post(portal.nobody, path + "/show-again", {}).status == 303);
  CHECK(portal.host.get(portal.nobody, path).status == 410);
  CHECK(portal.host.post(portal.operator_, path + "/show-again", {}).status == 303);
  CHECK(portal.host.post(portal.operator_, path + "/show-again", {}).status == 303);
  CHECK(portal.host.get(portal.nobody, path).status == 200);
  REQUIRE(portal.host.audited().size() == 2);
  CHECK(portal.host.audited()[0].entry.details.at("reason") == "abuse");
  CHECK(portal.host.audited()[1].entry.action == "feedback.show_again");
}

TEST_CASE("every list has an index at a million entries", "[integration]") {
  Portal portal;
  portal.host.database().write([](soci::session& sql) {
    sql << "INSERT INTO feedback.entry (service, once, body, language, created_at, answer, answered_at, hidden_reason, "
           "hidden_at) "
           "SELECT 'feedback', n, 'x', 'en', kenes.to_time(n), "
           "CASE WHEN n % 2 = 0 THEN 'y' END, CASE WHEN n % 2 = 0 THEN kenes.to_time(n) END, "
           "CASE WHEN n % 50 = 1 THEN 'abuse' END, CASE WHEN n % 50 = 1 THEN kenes.to_time(n) END "
           "FROM generate_series(1, 20000) n";
  });
  portal.host.database().write([](soci::session& sql) { sql << "ANALYZE feedback.entry"; });
  const auto condition =
      GENERATE(as<std::string>{}, "hidden_at IS NULL", "hidden_at IS NULL AND answered_at IS NOT NULL",
               "hidden_at IS NULL AND answered_at IS NULL", "hidden_at IS NOT NULL");
  CAPTURE(condition);
  const auto plan = portal.host.database().read([&](soci::session& sql) {
    std::string text;
    const soci::rowset<std::string> lines =
        (sql.prepare << "EXPLAIN SELECT * FROM feedback.entry WHERE service = 'feedback' AND " << condition
                     << " AND id < 9000 AND id > 0 ORDER BY id DESC LIMIT 21");
    for (const auto& line : lines) text += line + "\n";
    return text;
  });
  CAPTURE(plan);
  CHECK(plan.find("Index Scan Backward") != std::string::npos);
  CHECK(plan.find("Sort") == std::string::npos);
}
