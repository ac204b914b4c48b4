#include <catch2/catch.hpp>

#include <algorithm>

#include "diagram/drawing.hpp"
#include "diagram/lanes.hpp"
#include "diagram/text.hpp"
#include "test_support/files.hpp"
#include "testing/src/fake_translator.hpp"

using namespace kenes;
using namespace kenes::participation;

namespace {

const testing::FakeTranslator english{"en"};

Guide guide_of_file(const std::filesystem::path& file, const Translator& words = english) {
  std::vector<std::string> faults;
  const auto process = test::read(file, faults);
  REQUIRE(faults.empty());
  return guide_of(process, words, nullptr);
}

const Box& card(const Drawing& drawing, const std::string& step) {
  const auto found = std::find_if(drawing.boxes.begin(), drawing.boxes.end(),
                                  [&](const Box& box) { return box.step == step && box.number > 0; });
  REQUIRE(found != drawing.boxes.end());
  return *found;
}

bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

TEST_CASE("a guide tells each stage, what moves it on and what support brings about") {
  const auto guide = guide_of_file(test::uk_parliament);
  CHECK(guide.title == "Petition to Parliament");
  REQUIRE(guide.steps.size() == 9);
  const auto* sponsors = guide.step("sponsors");
  REQUIRE(sponsors);
  CHECK(sponsors->need == "5 supporters");
  CHECK(sponsors->time == "3 months");
  REQUIRE(sponsors->ways.size() == 2);
  CHECK(sponsors->ways[0].when == "as soon as it has 5 supporters");
  CHECK(sponsors->ways[0].to == "moderation");
  CHECK(sponsors->ways[1].when == "if that is not reached within 3 months");
  CHECK(sponsors->ways[1].to == "lapsed");
  const auto* moderation = guide.step("moderation");
  CHECK(moderation->who == "petitions committee");
  CHECK(moderation->ways.size() == 4);
  CHECK(moderation->ways[1].when == "by decision, with a reason");
  const auto* open = guide.step("open");
  REQUIRE(open->duties.size() == 2);
  CHECK(open->duties[0].at == "10,000 supporters");
  CHECK(open->duties[0].title == "Government response");
  CHECK(open->duties[0].within == "14 days");
  CHECK(open->duties[1].within.empty());
  CHECK(guide.step("closed")->ways.empty());
}

TEST_CASE("a guide as JSON numbers the steps that move on and lists the ends apart") {
  const auto model = to_json(guide_of_file(test::uk_parliament));
  REQUIRE(model.at("steps").as_array().size() == 5);
  CHECK(model.at("ends").as_array().size() == 4);
  const auto& last = model.at("steps").as_array().back().as_object();
  CHECK(last.at("number") == 5);
  CHECK(last.at("ways").as_array().front().at("to_title") == "Closed");
}

TEST_CASE("a flow chart has a card for each step, in order, and an arrow for each way") {
  const auto guide = guide_of_file(test::uk_parliament);
  const auto drawing = draw(guide, english);
  double above = 0;
  for (const auto* step : {"draft", "sponsors", "moderation", "revision", "open"}) {
    CHECK(card(drawing, step).y > above);
    above = card(drawing, step).bottom();
  }
  for (const auto& step : guide.steps) {
    for (const auto& way : step.ways) {
      INFO(step.id << " to " << way.to);
      CHECK(std::any_of(drawing.arrows.begin(), drawing.arrows.end(),
                        [&](const Arrow& arrow) { return arrow.from == step.id && arrow.to == way.to; }));
    }
  }
  CHECK(std::count_if(drawing.boxes.begin(), drawing.boxes.end(), [](const Box& box) { return box.style == "duty"; }) ==
        2);
}

TEST_CASE("nothing in a flow chart lies outside or upon another thing") {
  const auto drawing = draw(guide_of_file(test::uk_parliament), english);
  CHECK(drawing.width <= 372);
  for (std::size_t i = 0; i < drawing.boxes.size(); ++i) {
    const auto& one = drawing.boxes[i];
    CHECK(one.x >= 0);
    CHECK(one.x + one.width <= drawing.width);
    CHECK(one.bottom() <= drawing.height);
    for (std::size_t j = i + 1; j < drawing.boxes.size(); ++j) {
      const auto& other = drawing.boxes[j];
      const bool part = other.style == "duty" && other.step == one.step;  // lies in its card
      if (!part) CHECK_FALSE(overlap(one, other));
    }
  }
  for (const auto& text : drawing.texts) {
    for (const auto& line : text.lines) {
      INFO(line);
      CHECK(text.at.x + text_width(line, text.size) <= drawing.width);
    }
  }
  for (const auto& arrow : drawing.arrows) {
    REQUIRE(arrow.points.size() >= 2);
    for (std::size_t i = 1; i < arrow.points.size(); ++i) {
      const auto &a = arrow.points[i - 1], &b = arrow.points[i];
      CHECK((a.x == b.x || a.y == b.y));
    }
    CHECK(arrow.points.back().x <= drawing.width);
  }
}

TEST_CASE("the SVG escapes what the file says and describes itself") {
  auto guide = guide_of_file(test::uk_parliament, testing::FakeTranslator{"kk"});
  guide.title = "A & B <script>";
  const auto svg = to_svg(guide, english);
  CHECK(svg.find("lang=\"kk\"") != std::string::npos);
  CHECK(svg.find("A &amp; B &lt;script&gt;") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("<desc id=\"steps\">1. Жоба.") != std::string::npos);
  CHECK(svg.find("href=") == std::string::npos);  // nothing from elsewhere
}

TEST_CASE("long words are broken so that they fit") {
  CHECK(wrap("one two three", 10, 40) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("", 10, 40).empty());
  const std::string word = "қолқолқолқолқолқолқол";
  std::string joined;
  for (const auto& line : wrap(word, 10, 40)) {
    CHECK(text_width(line, 10) <= 40);
    joined += line;
  }
  CHECK(joined == word);
}

TEST_CASE("ways that run side by side have lanes of their own, the short ones inside") {
  CHECK(assign_lanes({{0, 100}, {10, 20}, {30, 40}, {35, 200}}) == std::vector<int>{1, 0, 0, 2});
  CHECK(assign_lanes({}).empty());
}
