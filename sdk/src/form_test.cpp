#include "kenes/form.hpp"

#include <catch2/catch.hpp>

using namespace kenes;

namespace {

// Shows what was asked for: the id with its arguments.
class Echo : public Translator {
 public:
  std::string_view language() const override { return "en"; }
  std::string tr(std::string_view english, const Arguments& arguments) const override {
    std::string text(english);
    for (const auto& [name, value] : arguments) {
      const auto mark = "{" + name + "}";
      if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), value);
    }
    return text;
  }
  std::string trn(std::string_view, std::string_view many, std::int64_t, const Arguments&) const override {
    return std::string(many);
  }
  std::string number(std::int64_t value) const override { return std::to_string(value); }
  std::string percent(double) const override { return {}; }
  std::string date(Time) const override { return {}; }
  std::string date_time(Time) const override { return {}; }
};

}  // namespace

TEST_CASE("characters are counted as browsers and readers count them") {
  CHECK(characters("") == 0);
  CHECK(characters("abc") == 3);
  CHECK(characters("Қазақстан") == 9);
  CHECK(characters("a\r\nb\nc") == 5);
  CHECK(characters("🙂") == 1);
}

TEST_CASE("a text is trimmed and cleaned") {
  const NamedValues entered{{{"a", "  one\ttwo \r\n\x01three\x7f\xc2\x85 \xc2\xa0\n"}}};
  const Echo words;
  Form form(entered, words);
  CHECK(form.text("a", {}) == "one two \nthree");
  CHECK(form.ok());
}

TEST_CASE("rules complain once, in the visitor's words") {
  const NamedValues entered{{{"title", "Ағаш"}, {"long", "abcdef"}, {"short", "ab"}, {"empty", " \n "}}};
  const Echo words;
  Form form(entered, words);
  CHECK(form.text("title", {.required = "Enter a title", .max_length = 4}) == "Ағаш");
  CHECK(form.ok());
  CHECK(form.text("long", {.max_length = 5, .too_long = "At most {max}, not {count}"}) == "abcdef");
  form.text("short", {.min_length = 3});
  form.text("empty", {.required = "Enter something"});
  form.text("absent", {});
  form.reject("long", "never shown");
  CHECK_FALSE(form.ok());

  const auto model = form.model();
  CHECK(model.at("invalid") == true);
  CHECK(model.at("errors") == boost::json::array{{{"field", "long"}, {"message", "At most 5, not 6"}},
                                                 {{"field", "short"}, {"message", "Enter at least 3 characters"}},
                                                 {{"field", "empty"}, {"message", "Enter something"}}});
  CHECK(model.at("long") ==
        boost::json::object{
            {"id", "long"}, {"name", "long"}, {"value", "abcdef"}, {"error", "At most 5, not 6"}, {"invalid", true}});
  CHECK(model.at("title").at("error") == "");
  CHECK(model.at("absent").at("value") == "");
}

TEST_CASE("the host's general limit holds where a rule has none") {
  const NamedValues entered{{{"a", std::string(20'001, 'x')}, {"b", std::string(20'000, 'x')}}};
  const Echo words;
  Form form(entered, words);
  form.text("b", {});
  CHECK(form.ok());
  form.text("a", {});
  CHECK(form.model().at("a").at("error") == "Enter no more than 20000 characters");
}

TEST_CASE("boxes and choices") {
  const NamedValues entered{{{"yes", "1"}, {"colour", "green"}, {"other", "mauve"}}};
  const Echo words;
  Form form(entered, words);
  CHECK(form.checked("yes"));
  CHECK_FALSE(form.checked("no"));
  CHECK(form.choice("colour", {"red", "green"}, "Choose a colour") == "green");
  CHECK(form.choice("nothing", {"red"}, "").empty());
  CHECK(form.ok());
  CHECK(form.choice("other", {"red"}, "").empty());
  CHECK_FALSE(form.ok());
  Form strict(entered, words);
  CHECK_FALSE(strict.checked("no", "Tick the box"));
  CHECK(strict.model().at("errors").at(0).at("message") == "Tick the box");
}

TEST_CASE("a blank form has values and no faults") {
  const auto model = Form::blank({{"title", "From the link"}, {"text", ""}});
  CHECK(model.at("title").at("value") == "From the link");
  CHECK(model.at("text").at("invalid") == false);
  CHECK(model.at("invalid") == false);
  CHECK(model.at("errors").as_array().empty());
}
