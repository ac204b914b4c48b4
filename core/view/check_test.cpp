#include "view/check.hpp"

#include <catch2/catch.hpp>

#include <sstream>

#include "view/test_support.hpp"
#include "view/theme.hpp"

using namespace kenes;
using kenes::view::testing::Folder;

TEST_CASE("checking templates tells how many there are, or what is wrong with them") {
  Folder folder;
  folder.write("p/templates/page.html", "fine");
  std::ostringstream out;
  CHECK(view::check_templates(folder.options(), out) == 0);
  CHECK(out.str() == "Templates are in order in en, kk (pages: 1).\n");

  folder.write("p/templates/bad.html", "{{#x}}<p title={{y}}>");
  out.str("");
  CHECK(view::check_templates(folder.options(), out) == 1);
  CHECK_THAT(out.str(), Catch::Contains("bad.html:1: section 'x' isn't closed") && Catch::Contains("without quotes") &&
                            Catch::Contains("in the templates. Nothing was changed."));
}

TEST_CASE("a theme is three colours and can't be anything else") {
  config::Theme theme;
  theme.brand_colour = "#102030";
  theme.link_colour = "red;}body{display:none";
  CHECK(view::theme_css(theme) == ":root{--kenes-brand:#102030;--kenes-accent:#00703c;}\n");
}
