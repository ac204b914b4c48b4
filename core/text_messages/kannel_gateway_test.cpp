#include "text_messages/kannel_gateway.hpp"

#include "text_messages/test_kannel.hpp"

using namespace kenes;
using namespace kenes::text_messages;

TEST_CASE("what an answer of Kannel means for a message") {
  struct Row {
    int status;
    const char* body;
    Sent sent;
    const char* code;
  };
  const std::vector<Row> table{
      {202, "0: Accepted for delivery", Sent::yes, ""},
      {202, "3: Queued for later delivery", Sent::yes, ""},
      {200, "<html>Please log in to the proxy</html>", Sent::temporary, "gateway_200"},
      {302, "", Sent::temporary, "gateway_302"},
      {400, "Number(s) has/have been denied by white- and/or black-lists.", Sent::permanent, "gateway_400"},
      {400, "Sender missing and no global set, rejected", Sent::temporary, "gateway_400"},
      {403, "Authorization failed for sendsms", Sent::temporary, "gateway_403"},
      {404, "Not routable. Do not try again.", Sent::permanent, "gateway_404"},
      {404, "Unknown request.", Sent::temporary, "gateway_404"},
      {413, "", Sent::permanent, "gateway_413"},
      {500, "", Sent::temporary, "gateway_500"},
      {503, "Temporal failure, try again later.", Sent::temporary, "gateway_503"}};
  for (const auto& row : table) {
    CAPTURE(row.status, row.body);
    const auto result = meaning_of(row.status, row.body);
    CHECK(result.sent == row.sent);
    CHECK(result.code == row.code);
  }
}

TEST_CASE("Debian's Kannel takes messages in every alphabet and brings them to the operator", "[integration]") {
  test::TestKannel kannel;
  KannelGateway gateway(kannel.settings());
  const auto arrives = [&](const std::string& text) {
    INFO(kannel.delivered());
    return test::soon([&] { return kannel.delivered().find(text) != std::string::npos; });
  };
  CHECK(gateway.send("1", "+77011234567", "Your code: 123456 & €{ü}\n@kenes.test #123456").sent == Sent::yes);
  CHECK(arrives("<Kenes +77011234567 text Your code: 123456 & €{ü}"));
  // UCS-2, as the simulator shows it: К is 041A, ә is 04D9.
  CHECK(gateway.send("2", "+77011234567", "Кә").sent == Sent::yes);
  CHECK(arrives("%04%1A%04%D9"));
  // A long one goes in parts that telephones put together.
  CHECK(gateway.send("3", "+77011234567", std::string(200, 'a')).sent == Sent::yes);
  CHECK(arrives("%02%02 data aaa"));
}

TEST_CASE("what Kannel refuses, and what it can't do now, is told apart", "[integration]") {
  test::TestKannel kannel;
  KannelGateway gateway(kannel.settings());
  const auto refused = gateway.send("1", "no number", "x");
  CHECK(refused.sent == Sent::permanent);
  CHECK(refused.code == "gateway_400");

  auto settings = kannel.settings();
  settings.password = "wrong";
  const auto forbidden = KannelGateway(settings).send("2", "+77011234567", "x");
  CHECK(forbidden.sent == Sent::temporary);
  CHECK(forbidden.code == "gateway_403");

  // Without the operator Kannel queues.
  kannel.stop_operator();
  CHECK(gateway.send("3", "+77011234567", "x").sent == Sent::yes);
  kannel.stop_bearer();
  REQUIRE(test::soon([&] { return gateway.send("4", "+77011234567", "x").sent == Sent::temporary; }));
}
