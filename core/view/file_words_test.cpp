#include "view/file_words.hpp"

#include <catch2/catch.hpp>

#include "view/test_support.hpp"

using namespace kenes;
using view::testing::FakeWords;

TEST_CASE("sizes are rounded to what people can read") {
  const FakeWords words("en");
  const auto size = [&](std::int64_t bytes) { return view::file_size(bytes, words); };
  CHECK(size(1) == "1 byte");
  CHECK(size(999) == "999 bytes");
  CHECK(size(1'000) == "1 kB");
  CHECK(size(999'499) == "999 kB");
  CHECK(size(999'500) == "1 MB");
  CHECK(size(1'449'999) == "1.4 MB");
  CHECK(size(9'949'999) == "9.9 MB");
  CHECK(size(9'950'000) == "10 MB");
  CHECK(size(200'000'000) == "200 MB");
  CHECK(size(1'500'000'000) == "1,500 MB");
  const FakeWords kazakh("kk", {{"{whole}.{tenth} MB", "{whole},{tenth} МБ"}});
  CHECK(view::file_size(1'500'000, kazakh) == "1,5 МБ");
}

TEST_CASE("types are named as people call them, each once") {
  const FakeWords words("en");
  CHECK(view::file_type("application/pdf", words) == "PDF");
  CHECK(view::file_type("application/x-strange", words) == "application/x-strange");
  CHECK(view::file_types({"application/pdf", "image/*", "application/vnd.oasis.opendocument.text",
                          "application/vnd.oasis.opendocument.spreadsheet"},
                         words) == "PDF, pictures, OpenDocument");
  CHECK(view::file_types({}, words).empty());
}
