// A plugin's way to sign in, from the choice at /sign-in to the session. The plugin is tests/sign_in_plugin.
#include "identity/offered/door.hpp"
#include "identity/test_portal.hpp"
#include "plugins/lifecycle.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

// The plugin's declarations, read as the host reads them.
struct Declared {
  Declared() {
    std::vector<Fault> faults;
    service.where = {"portal.toml", 1};
    lifecycle.load({std::filesystem::path(KENES_CARD_READER).parent_path()}, {service}, faults);
    lifecycle.declare(registry, faults);
    REQUIRE(faults.empty());
  }
  Service service = testing::service("card", "card_reader");
  plugins::Registry registry;
  plugins::Lifecycle lifecycle;
};

struct Bench {
  Declared plugin;
  TestPortal portal = TestPortal::made_by([this](testing::FakeHost& fake) {
    fake.load(std::filesystem::path(KENES_CARD_READER));
    return identity::Ways{.offered = {way(fake)}};
  });
  identity::Door door{portal.sessions, [this]() -> Host& { return portal.fake.host("core"); }, {way(portal.fake)}};

  Bench() {
    plugin.service.title = LocalText::from(boost::json::value("Card reader"));
    portal.fake.host("core").offer(SignInDoor::service_id, static_cast<SignInDoor*>(&door));
    for (const auto& [id, route] : plugin.registry.routes())
      portal.place(route, plugin.service, portal.fake.host("card_reader"));
  }
  identity::OfferedWay way(testing::FakeHost& fake) {
    return {&plugin.registry.sign_in_offers().front().item, &plugin.service, &fake.host("card_reader")};
  }
  // Chooses the card at /sign-in: the ticket.
  std::string begin(Browser& browser, const std::string& then = "/petitions/7/sign?name=Ann") {
    std::vector<NamedValue> query{{"with", "card"}, {"then", then}};
    if (portal.visitor(browser).actor.signed_in()) query.push_back({"way", "card"});
    const auto shown = portal.get(browser, "/sign-in", query);
    REQUIRE(shown.page.view == "card_reader/card");
    CHECK(shown.page.model.at("action") == "/card/card");
    return std::string(shown.page.model.at("ticket").as_string());
  }
  Response show(Browser& browser, const std::string& ticket, std::vector<NamedValue> more = {}) {
    std::vector<NamedValue> form{{"ticket", ticket}, {"number", "900101400123"}, {"name", "Әлия О’Connor-Žižka"}};
    form.insert(form.begin(), more.begin(), more.end());
    return portal.post(browser, "/card/card", form);
  }
  bool signed_in(const Browser& browser) { return portal.visitor(browser).actor.signed_in(); }
};

}  // namespace

TEST_CASE("a plugin's way is offered beside the others, and signs in to where one was", "[integration]") {
  Bench bench;
  Browser ann;
  const auto choice = bench.portal.get(ann, "/sign-in", {{"then", "/x"}});
  const auto& first = choice.page.model.at("ways").as_array().at(0);
  CHECK(first.at("title") == "Card reader");
  CHECK(first.at("about") == "For who has a card and a reader.");
  CHECK(first.at("href") == "/sign-in?with=card&then=%2Fx");

  const auto ticket = bench.begin(ann);
  CHECK(bench.show(ann, ticket, {{"number", "12"}}).status == 422);  // the ticket isn't used up by a mistake
  CHECK(location(bench.show(ann, ticket)) == "/petitions/7/sign?name=Ann");
  const auto who = bench.portal.visitor(ann).actor;
  CHECK(who.sign_in == "card");
  CHECK(who.assurance == Assurance::substantial);
  CHECK(who.name == "Әлия О’Connor-Žižka");
  CHECK(who.facts.residence == "KZ");
  CHECK(who.person_key.starts_with("card:"));
  CHECK(who.person_key.find("900101") == std::string::npos);
  CHECK(bench.portal.count("kenes.identity WHERE subject LIKE '%900101%'") == 0);
  CHECK(bench.portal.count("kenes.openid_sign_in") == 0);

  Browser laptop;
  bench.show(laptop, bench.begin(laptop));
  CHECK(bench.portal.visitor(laptop).actor.person_id == who.person_id);
}

TEST_CASE("whoever is signed in shows a card, and stays the same person", "[integration]") {
  Bench bench;
  Browser ann, bob, phone;
  bench.portal.sign_in(ann, "ann@example.org");
  const auto before = bench.portal.visitor(ann).actor;
  CHECK(location(bench.show(ann, bench.begin(ann))) == "/petitions/7/sign?name=Ann");
  const auto after = bench.portal.visitor(ann).actor;
  CHECK(after.person_id == before.person_id);
  CHECK(after.email == "ann@example.org");
  CHECK(after.assurance == Assurance::substantial);
  bench.show(phone, bench.begin(phone));
  CHECK(bench.portal.visitor(phone).actor.person_id == before.person_id);

  bench.portal.sign_in(bob, "bob@example.org");
  const auto refused = bench.show(bob, bench.begin(bob));
  CHECK(refused.status == 409);
  CHECK(refused.page.model.contains("other_account"));

  // What was begun for an account counts for that one only.
  const auto ticket = bench.begin(ann);
  bench.portal.post(ann, "/sign-out", {});
  bench.portal.sign_in(ann, "carol@example.org");
  CHECK(bench.show(ann, ticket).page.model.contains("over"));
}

TEST_CASE("a ticket is good once, in the browser that began, and for half an hour", "[integration]") {
  Bench bench;
  Browser ann, thief;
  const auto ticket = bench.begin(ann);
  const auto over = [](const Response& answer) { return answer.status == 410 && answer.page.model.contains("over"); };

  SECTION("a second time it is over, and the session stays") {
    CHECK(bench.show(ann, ticket).status == 303);
    CHECK(over(bench.show(ann, ticket)));
    CHECK(bench.signed_in(ann));
  }
  SECTION("in another browser, begun there or not") {
    CHECK(over(bench.show(thief, ticket)));
    bench.begin(thief);
    CHECK(over(bench.show(thief, ticket)));
    CHECK_FALSE(bench.signed_in(thief));
    CHECK(bench.show(ann, ticket).status == 303);
  }
  SECTION("after half an hour") {
    bench.portal.fake.clock().now_ += 30min;
    CHECK(over(bench.show(ann, ticket)));
  }
  SECTION("one that nobody was given, or none") {
    CHECK(over(bench.show(ann, "invented")));
    CHECK(over(bench.show(ann, "")));
  }
  SECTION("two tabs may begin, and both may end") {
    const auto second = bench.begin(ann, "/account");
    CHECK(bench.show(ann, ticket).status == 303);
    CHECK(bench.signed_in(ann));
    bench.portal.post(ann, "/sign-out", {});
    CHECK(location(bench.show(ann, second)) == "/account");
  }
  SECTION("who gives up is told so, and the ticket is gone") {
    const auto answer = bench.show(ann, ticket, {{"cancel", "yes"}});
    CHECK(answer.page.model.contains("cancelled"));
    CHECK(answer.page.model.at("back_href") == "/petitions/7/sign?name=Ann");
    CHECK(over(bench.show(ann, ticket)));
  }
}

TEST_CASE("a plugin can't show more than it offered, or nobody", "[integration]") {
  Bench bench;
  Browser ann;
  const auto ticket = bench.begin(ann);
  CHECK_THROWS_AS(bench.show(ann, ticket, {{"level", "high"}}), std::invalid_argument);
  CHECK_FALSE(bench.signed_in(ann));
  CHECK(bench.portal.count("kenes.person") == 0);
  CHECK(bench.show(ann, ticket).status == 303);  // it was the plugin's fault, not the visitor's
}

TEST_CASE("an address that the plugin has confirmed becomes one of the account's, unless it is somebody's",
          "[integration]") {
  Bench bench;
  Browser ann, bob, carol;
  bench.show(ann, bench.begin(ann), {{"email", "Ann@Example.org"}});
  const auto who = bench.portal.visitor(ann).actor;
  CHECK(who.email == "ann@example.org");
  bench.portal.sign_in(bob, "ann@example.org");
  CHECK(bench.portal.visitor(bob).actor.person_id == who.person_id);
  CHECK(bench.portal.visitor(bob).actor.assurance == Assurance::contact);

  bench.show(carol, bench.begin(carol), {{"number", "111111111111"}, {"email", "ann@example.org"}});
  CHECK(bench.signed_in(carol));
  CHECK(bench.portal.visitor(carol).actor.email.empty());
  CHECK(bench.portal.visitor(carol).actor.person_id != who.person_id);
}

}  // namespace kenes::test
