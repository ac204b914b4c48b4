// Signing in with a telephone number: the same as by mail, with its own address, limits and words.
#include "identity/sms/sign_in_text.hpp"
#include "identity/test_portal.hpp"
#include "text_messages/alphabet.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;
using identity::CodeLimits;

constexpr const char* anns = "+77011234567";

struct Bench {
  explicit Bench(const CodeLimits& limits = identity::text_message_limits())
      : portal(TestPortal::with({.sms = true, .sms_limits = limits})) {}
  TestPortal portal;

  Response ask(Browser& browser, const std::string& number, const std::string& then = "/petitions/7") {
    return portal.post(browser, "/sign-in/sms", {{"number", number}, {"then", then}});
  }
  std::string text() { return portal.fake.text_messages().back().text; }
  std::string code() {
    std::smatch found;
    const auto said = text();
    return std::regex_search(said, found, std::regex("code: ([0-9]{6})")) ? found[1] : std::string();
  }
  std::string link() {
    const auto said = text();
    const auto at = said.find("token=");
    return at == std::string::npos ? "" : said.substr(at + 6);
  }
  Response enter(Browser& browser, const std::string& code) {
    return portal.post(browser, "/sign-in/sms/code", {{"code", code}});
  }
  std::string wrong() { return code() == "000000" ? "000001" : "000000"; }
  Response sign_in(Browser& browser, const std::string& number) {
    REQUIRE(ask(browser, number).status == 303);
    return enter(browser, code());
  }
};

}  // namespace

TEST_CASE("a number, a text message, its code: signed in and back where one was", "[integration]") {
  Bench bench;
  Browser ann;
  CHECK(bench.portal.get(ann, "/sign-in", {{"then", "/x"}}).page.model.at("ways").as_array().size() == 2);
  const auto form = bench.portal.get(ann, "/sign-in", {{"with", "sms"}, {"then", "/petitions/7"}});
  CHECK(form.page.view == "core/sign_in_sms");
  CHECK(form.page.model.at("action") == "/sign-in/sms");

  CHECK(location(bench.ask(ann, "+7 701 123-45-67")) == "/sign-in/sms/code");
  CHECK(bench.portal.fake.text_messages().back().number == anns);
  CHECK(bench.portal.get(ann, "/sign-in/sms/code").page.model.at("number") == anns);
  CHECK(location(bench.enter(ann, bench.code())) == "/petitions/7");
  const auto who = bench.portal.visitor(ann).actor;
  CHECK(who.person_key == std::string("sms:") + anns);
  CHECK(who.assurance == Assurance::contact);
  CHECK(who.sign_in == "sms");
  CHECK(who.email.empty());
  CHECK(bench.portal.fake.mail().empty());

  Browser phone;
  bench.sign_in(phone, anns);
  CHECK(bench.portal.visitor(phone).actor.person_id == who.person_id);
}

TEST_CASE("telephones find the code and the site in the last line, and the message is a single one", "[integration]") {
  Bench bench;
  Browser ann;
  bench.ask(ann, anns);
  CHECK(bench.text() == "Your code: " + bench.code() + ". Never tell it to anyone.\n@kenes.test #" + bench.code());
  CHECK(text_messages::parts_of(bench.text()) == 1);
  const identity::Beginning beginning{.address = anns, .browser = "b", .code = "123456"};
  const auto& words = bench.portal.fake.host("core").translator("en");
  CHECK(identity::sign_in_text(beginning, "http://127.0.0.1:8080", words).text.ends_with("\n@127.0.0.1 #123456"));
}

TEST_CASE("what is no number of a mobile telephone is explained, kept, and sends nothing", "[integration]") {
  Bench bench;
  Browser ann;
  const auto answer = bench.ask(ann, "12345");
  CHECK(answer.status == 422);
  CHECK(answer.page.view == "core/sign_in_sms");
  CHECK(answer.page.model.at("form").at("number").at("value") == "12345");
  CHECK(answer.page.model.at("then") == "/petitions/7");
  CHECK(bench.ask(ann, "").status == 422);
  CHECK(bench.portal.fake.text_messages().empty());
}

TEST_CASE("a code of a text message: five attempts, once, for 15 minutes, in one browser", "[integration]") {
  Bench bench;
  Browser ann, thief;
  bench.ask(ann, anns);
  const auto code = bench.code();
  CHECK(location(bench.enter(thief, code)) == "/sign-in?with=sms");

  SECTION("five wrong ones end it") {
    for (int i = 0; i < 4; ++i) CHECK(bench.enter(ann, bench.wrong()).status == 422);
    CHECK(location(bench.enter(ann, bench.wrong())) == "/sign-in?with=sms");
    CHECK(location(bench.enter(ann, code)) == "/sign-in?with=sms");
    CHECK_FALSE(bench.portal.visitor(ann).actor.signed_in());
  }
  SECTION("it is good once") {
    CHECK(bench.enter(ann, code).status == 303);
    bench.portal.post(ann, "/sign-out", {});
    CHECK(location(bench.enter(ann, code)) == "/sign-in?with=sms");
    CHECK_FALSE(bench.portal.visitor(ann).actor.signed_in());
  }
  SECTION("after 15 minutes it is over") {
    bench.portal.fake.clock().now_ += 15min;
    CHECK(location(bench.enter(ann, code)) == "/sign-in?with=sms");
  }
  SECTION("it is not taken where codes of mails are, nor the other way round") {
    Browser mixed = ann;
    mixed.cookies.items = {{"kenes_sign_in", std::string(ann.cookies.get("kenes_sms"))}};
    CHECK(location(bench.portal.post(mixed, "/sign-in/code", {{"code", code}})) == "/sign-in");
    const auto mail = bench.portal.ask(mixed, "mixed@example.org");
    mixed.cookies.items = {{"kenes_sms", std::string(mixed.cookies.get("kenes_sign_in"))}};
    CHECK(location(bench.enter(mixed, mail.code)) == "/sign-in?with=sms");
    CHECK(bench.portal.get(mixed, "/sign-in/sms/link", {{"token", mail.link}}).status == 410);
    CHECK(bench.portal.count("kenes.person") == 0);
  }
}

TEST_CASE("text messages to one number are limited, and so are a network's; mails are counted apart", "[integration]") {
  auto limits = identity::text_message_limits();
  limits.from_network.most = 5;
  Bench bench(limits);
  const auto status = [&](const std::string& number, const std::string& client) {
    Browser browser{.client = client};
    return bench.ask(browser, number).status;
  };
  for (int i = 0; i < 3; ++i) CHECK(status(anns, "198.51.100.1") == 303);
  CHECK(status(anns, "192.0.2.1") == 429);
  CHECK(bench.portal.fake.text_messages().size() == 3);
  CHECK(status("+77011234568", "198.51.100.1") == 303);
  CHECK(status("+77011234569", "198.51.100.1") == 303);
  CHECK(status("+77011234560", "198.51.100.200") == 429);
  Browser same{.client = "198.51.100.1"};
  CHECK_FALSE(bench.portal.ask(same, "ann@example.org").code.empty());
  CHECK(bench.portal.count("kenes.attempt WHERE key LIKE '%7701%' OR key LIKE '%198%'") == 0);
}

TEST_CASE("a number of a country that gets no messages is refused with what to do", "[integration]") {
  Bench bench;
  Browser ann;
  const auto answer = bench.ask(ann, "+999 1234567");
  CHECK(answer.status == 422);
  CHECK(answer.page.model.at("form").at("number").at("error").as_string().find("this country") != std::string::npos);
}

TEST_CASE("the whole portal pays for so many text messages an hour, not more", "[integration]") {
  Bench bench(identity::text_message_limits(3));
  const auto status = [&](int last) {
    Browser browser{.client = "198.51." + std::to_string(last) + ".1"};
    return bench.ask(browser, "+7701123456" + std::to_string(last)).status;
  };
  for (int i = 0; i < 3; ++i) CHECK(status(i) == 303);
  Browser ann{.client = "192.0.2.1"};
  const auto refused = bench.ask(ann, anns);
  CHECK(refused.status == 429);
  CHECK(refused.page.model.at("form").at("number").at("value") == anns);
  CHECK(bench.portal.fake.text_messages().size() == 3);
  bench.portal.fake.clock().now_ += 1h;
  CHECK(bench.ask(ann, anns).status == 303);
  CHECK(bench.portal.fake.text_messages().back().send_before == bench.portal.now() + 15min);
}

TEST_CASE("after many wrong codes a text message holds a link only, so that nobody is locked out", "[integration]") {
  auto limits = identity::text_message_limits();
  limits.wrong_codes.most = 3;
  Bench bench(limits);
  Browser thief, ann;
  bench.ask(thief, anns);
  for (int i = 0; i < 3; ++i) bench.enter(thief, bench.wrong());
  bench.ask(ann, anns);
  CHECK(bench.code().empty());
  REQUIRE_FALSE(bench.link().empty());
  CHECK(bench.text().find("https://kenes.test/sign-in/sms/link?token=") != std::string::npos);

  Browser phone;
  const auto page = bench.portal.get(phone, "/sign-in/sms/link", {{"token", bench.link()}});
  CHECK(page.page.view == "core/sign_in_sms_link");
  CHECK(page.page.model.at("number") == anns);
  CHECK_FALSE(bench.portal.visitor(phone).actor.signed_in());
  CHECK(location(bench.portal.post(phone, "/sign-in/sms/link", {{"token", bench.link()}})) == "/petitions/7");
  CHECK(bench.portal.visitor(phone).actor.person_key == std::string("sms:") + anns);
}

TEST_CASE("nobody learns whether a number has an account", "[integration]") {
  Bench bench;
  Browser ann, a, b;
  bench.sign_in(ann, anns);
  const auto known = bench.ask(a, anns), unknown = bench.ask(b, "+77019999999");
  CHECK(known.status == unknown.status);
  CHECK(location(known) == location(unknown));
  auto first = bench.portal.get(a, "/sign-in/sms/code").page.model;
  auto second = bench.portal.get(b, "/sign-in/sms/code").page.model;
  first["number"] = second["number"] = "";
  CHECK(first == second);
  CHECK(bench.portal.fake.text_messages().size() == 3);
}

TEST_CASE("whoever is signed in adds a number, and signs in with either", "[integration]") {
  Bench bench;
  Browser ann, phone, bob;
  bench.portal.sign_in(ann, "ann@example.org");
  const auto before = bench.portal.visitor(ann).actor;
  const auto form = bench.portal.get(ann, "/sign-in", {{"with", "sms"}, {"way", "sms"}, {"then", "/account"}});
  CHECK(form.page.model.at("adding") == true);
  const auto add = [&](Browser& browser) {
    bench.portal.post(browser, "/sign-in/sms", {{"number", anns}, {"then", "/account"}, {"adding", "yes"}});
    return bench.enter(browser, bench.code());
  };
  CHECK(location(add(ann)) == "/account");
  CHECK(bench.portal.visitor(ann).actor.person_id == before.person_id);
  CHECK(bench.portal.visitor(ann).actor.email == "ann@example.org");

  bench.sign_in(phone, anns);
  CHECK(bench.portal.visitor(phone).actor.person_id == before.person_id);
  CHECK(bench.portal.visitor(phone).actor.person_key == "email:ann@example.org");

  bench.portal.sign_in(bob, "bob@example.org");
  CHECK(add(bob).page.model.contains("other_account"));
  CHECK(bench.portal.visitor(bob).actor.email == "bob@example.org");
  CHECK(bench.portal.count("kenes.identity WHERE provider = 'sms'") == 1);
}

}  // namespace kenes::test
