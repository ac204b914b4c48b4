#include "rendered.hpp"

using namespace kenes;

namespace {

struct Portal {
  testing::FakeHost host{{.services = {testing::service("feedback", "feedback", {}, {{"page_size", 2}})}}};
  Actor nobody = testing::FakeHost::anonymous();
  Actor ann = host.person("ann@example.org");
  Actor olga = host.person("olga@example.org", {{"operator", "service:feedback"}});
  std::unique_ptr<Rendered> rendered;

  Portal() {
    host.load(std::string(KENES_PLUGINS) + "/feedback");
    rendered = std::make_unique<Rendered>("feedback");
  }
  std::string get(const Actor& actor, const std::string& target) {
    CAPTURE(target);
    return rendered->page(host.get(actor, target), actor);
  }
  std::string post(const Actor& actor, const std::string& target, const std::vector<NamedValue>& form) {
    return rendered->page(host.post(actor, target, form), actor);
  }
  void give(const std::string& text, const std::string& page) {
    static int sent = 0;
    host.post(nobody, "/feedback/new", {{"text", text}, {"page", page}, {"once", "t" + std::to_string(++sent)}});
  }
};

bool contains(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every page of feedback is drawn in every language, with nothing missing", "[integration]") {
  Portal portal;
  CHECK(contains(portal.get(portal.nobody, "/feedback"), "No feedback here"));
  portal.give("<script>alert(1)</script>\n\nSecond", "/petitions");
  portal.give("Two", "https://example.org");
  portal.give("Three", "");
  portal.host.post(portal.olga, "/feedback/2/answer", {{"answer", "Done & dusted"}, {"version", "0"}});

  const auto list = portal.get(portal.nobody, "/feedback");
  CHECK(contains(list, "href=\"/feedback/3\""));
  CHECK(contains(list, "rel=\"next\""));
  CHECK(contains(portal.get(portal.nobody, "/feedback?before=2"), "rel=\"prev\""));

  const auto shown = portal.get(portal.nobody, "/feedback/1");
  CHECK(contains(shown, "&lt;script&gt;"));
  CHECK_FALSE(contains(shown, "<script>"));
  CHECK(contains(shown, "href=\"/petitions\""));
  CHECK_FALSE(contains(shown, "/feedback/1/hide"));
  CHECK(contains(portal.get(portal.nobody, "/feedback/2"), "Done &amp; dusted"));
  CHECK(contains(portal.get(portal.olga, "/feedback/1"), "/feedback/1/hide"));
  CHECK(contains(portal.get(portal.olga, "/feedback/staff"), "/feedback/3"));
}

TEST_CASE("the forms of feedback are drawn empty, wrong and filled in", "[integration]") {
  Portal portal;
  CHECK(contains(portal.get(portal.nobody, "/feedback/new"), "name=\"email\""));
  const auto for_ann = portal.get(portal.ann, "/feedback/new");
  CHECK(contains(for_ann, "name=\"notify\""));
  CHECK_FALSE(contains(for_ann, "name=\"email\""));
  const auto wrong = portal.post(portal.nobody, "/feedback/new", {{"text", ""}, {"email", "x"}, {"once", "t"}});
  CHECK(contains(wrong, "href=\"#text\""));
  CHECK(contains(wrong, "value=\"x\""));
  CHECK(contains(wrong, "name=\"csrf\" value=\"token\""));

  portal.give("Text", "");
  CHECK(contains(portal.get(portal.olga, "/feedback/1/answer"), "name=\"version\" value=\"0\""));
  CHECK(
      contains(portal.post(portal.olga, "/feedback/1/answer", {{"answer", ""}, {"version", "0"}}), "href=\"#answer\""));
  CHECK(contains(portal.get(portal.olga, "/feedback/1/hide"), "value=\"personal_data\""));
  CHECK(contains(portal.post(portal.olga, "/feedback/1/hide", {}), "href=\"#reason\""));

  portal.host.post(portal.olga, "/feedback/1/hide", {{"reason", "advertising"}});
  CHECK(contains(portal.get(portal.nobody, "/feedback/1"), "It was advertising"));
  CHECK(contains(portal.get(portal.olga, "/feedback/1"), "show-again"));
  CHECK(contains(portal.get(portal.olga, "/feedback/staff?state=hidden"), "It was advertising"));
}

TEST_CASE("the host's error pages are drawn from what handlers return", "[integration]") {
  Portal portal;
  CHECK(contains(portal.get(portal.nobody, "/feedback/99"), "<h1"));
  CHECK(contains(portal.get(portal.ann, "/feedback/staff"), "<h1"));
  portal.give("Text", "");
  CHECK(contains(portal.post(portal.olga, "/feedback/1/answer", {{"answer", "x"}, {"version", "7"}}), "Somebody else"));
  CHECK(contains(portal.post(portal.nobody, "/feedback/new", {{"text", "x"}}), "Open the form again"));
}
