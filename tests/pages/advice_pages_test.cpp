#include "rendered.hpp"

using namespace kenes;

namespace {

struct Portal {
  testing::FakeHost host{
      {.services = {testing::service("advice", "advice", {},
                                     {{"page_size", 1},
                                      {"topics", {{{"code", "work"}, {"title", "Work"}}}},
                                      {"telephones", {{{"number", "+371 67 000 000"}, {"hours", "9 to 17"}}}}}),
                    testing::service("donations", "donations", {},
                                     {{"beneficiary", "Fund & friends"},
                                      {"iban", "LV80 BANK 0000 4351 9500 1"},
                                      {"contact", "money@example.org"},
                                      {"purpose", "Donation"},
                                      {"why", "Why\n\nindeed"},
                                      {"used_for", "Servers"}})}}};
  Actor nobody = testing::FakeHost::anonymous();
  Actor lawyer = host.person("lawyer@example.org", {{"lawyer", "service:advice"}});
  Actor other = host.person("other@example.org", {{"lawyer", "service:advice"}});
  std::unique_ptr<Rendered> advice, donations;

  Portal() {
    for (const char* plugin : {"advice", "donations"}) host.load(std::string(KENES_PLUGINS) + "/" + plugin);
    advice = std::make_unique<Rendered>("advice");
    donations = std::make_unique<Rendered>("donations");
  }
  std::string get(const Actor& actor, const std::string& target) {
    CAPTURE(target);
    return advice->page(host.get(actor, target), actor);
  }
  std::string post(const Actor& actor, const std::string& target, const std::vector<NamedValue>& form) {
    CAPTURE(target);
    return advice->page(host.post(actor, target, form), actor);
  }
  std::string ask(const std::string& once) {
    return host
        .post(nobody, "/advice/ask",
              {{"name", "Ivan <b>"},
               {"topic", "work"},
               {"text", "May he?\n\nReally?"},
               {"way", "email"},
               {"email", "ivan@example.org"},
               {"consent", "1"},
               {"once", once}})
        .headers.at(0)
        .value;
  }
};

bool contains(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what a visitor sees of legal advice is drawn with nothing missing", "[integration]") {
  Portal portal;
  CHECK(contains(portal.get(portal.nobody, "/advice"), "href=\"tel:+37167000000\""));
  CHECK(contains(portal.get(portal.nobody, "/advice/ask"), "name=\"number\""));
  const auto wrong = portal.post(portal.nobody, "/advice/ask", {{"email", "x"}, {"way", "email"}, {"once", "t"}});
  CHECK(contains(wrong, "href=\"#consent\""));
  CHECK(contains(wrong, "value=\"x\""));
  CHECK(contains(portal.get(portal.nobody, portal.ask("a")), "ivan@example.org"));
}

TEST_CASE("the lawyers' desk is drawn in every state of a question", "[integration]") {
  Portal portal;
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk"), "No questions here"));
  portal.ask("a");
  portal.ask("b");
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk"), "rel=\"next\""));
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk/1"), "Ivan &lt;b&gt;"));
  portal.host.post(portal.lawyer, "/advice/desk/1/claim", {});
  CHECK(contains(portal.get(portal.other, "/advice/desk/1"), "take_over"));
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk/1"), "value=\"preview\""));
  CHECK(contains(portal.post(portal.lawyer, "/advice/desk/1/answer", {{"answer", ""}}), "href=\"#answer\""));
  const auto preview = portal.post(portal.lawyer, "/advice/desk/1/answer", {{"answer", "No.\n\nNever."}});
  CHECK(contains(preview, "value=\"send\""));
  CHECK(contains(preview, "No.\n\nNever.</textarea>"));
  portal.host.post(portal.lawyer, "/advice/desk/1/answer", {{"answer", "No."}, {"step", "send"}});
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk?state=answered"), "/advice/desk/1"));
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk/1"), "/advice/desk/1/example"));
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk/1/example"), "May he?"));
  CHECK(contains(portal.post(portal.lawyer, "/advice/desk/1/example", {{"question", "x"}}), "href=\"#anonymous\""));
  portal.host.post(portal.lawyer, "/advice/desk/1/example", {{"question", "Q"}, {"answer", "A"}, {"anonymous", "1"}});
  CHECK(contains(portal.get(portal.lawyer, "/advice"), "/advice/examples/1/remove"));
  CHECK_FALSE(contains(portal.get(portal.nobody, "/advice"), "/advice/examples/1/remove"));
  CHECK(contains(portal.get(portal.lawyer, "/advice/examples/1/remove"), "<blockquote"));
  portal.host.advance(std::chrono::hours{24 * 31});
  CHECK(contains(portal.get(portal.lawyer, "/advice/desk/1"), "erased"));
}

TEST_CASE("the page of donations is drawn with nothing missing", "[integration]") {
  Portal portal;
  const auto html = portal.donations->page(portal.host.get(portal.nobody, "/donations"), portal.nobody);
  CHECK(contains(html, "LV80 BANK 0000 4351 9500 1"));
  CHECK(contains(html, "Fund &amp; friends"));
  CHECK(contains(html, "src=\"/donations/code.svg?language="));
}
