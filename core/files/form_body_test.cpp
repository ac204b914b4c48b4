#include "files/form_body.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "files/test_bench.hpp"

using namespace kenes;
using namespace kenes::files;

namespace {

const std::string type = "multipart/form-data; boundary=XbY";

std::string part(const std::string& head, const std::string& content) {
  return "--XbY\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
}

struct Read {
  explicit Read(const std::string& text, const std::string& as = type)
      : bytes(text), form(read_form(bytes.slice(), as)) {}
  std::string content(std::size_t file) const {
    const auto& place = form->files.at(file).content;
    std::string text(static_cast<std::size_t>(place.size), '\0');
    CHECK(::pread(place.descriptor, text.data(), text.size(), place.begin) == place.size);
    return text;
  }
  test::Bytes bytes;
  Result<FormBody> form;
};

}  // namespace

TEST_CASE("A form is told as its values and the places of its files") {
  const Read read(
      part("name=\"csrf\"", "token") +
      part("name=\"files\"; filename=\"\"\r\nContent-Type: application/octet-stream", "") +
      part("name=\"files\"; filename=\"%22қ%22.txt\"\r\nContent-Type: text/plain", "abc\r") +
      part("name=\"files\"; filename=\"mail.eml\"\r\nContent-Type: message/rfc822", "Subject: x\r\n\r\n--XbQ\r\n") +
      part("name=\"files\"; filename=\"empty\"", "") + "--XbY--\r\n");
  REQUIRE(read.form);
  CHECK(read.form->fields.get("csrf") == "token");
  REQUIRE(read.form->files.size() == 3);
  CHECK(read.form->files[0].name == "\"қ\".txt");
  CHECK(read.form->files[0].type == "text/plain");
  CHECK(read.content(0) == "abc\r");
  CHECK(read.content(1) == "Subject: x\r\n\r\n--XbQ\r\n");
  CHECK(read.content(2).empty());
}

TEST_CASE("Files of every length are found whole, wherever the pieces they are read in end") {
  std::mt19937 random(7);
  for (const std::size_t around : {262'144UL - 40, 262'144UL, 2 * 262'144UL}) {
    for (std::size_t size = around - 90; size < around + 90; size += 7) {
      std::string content(size, '\0');
      // What delimiters are made of, so that beginnings of them are everywhere.
      for (auto& c : content) c = "\r\n--Xb"[random() % 6];
      const Read read(part("name=\"files\"; filename=\"a\"", content) + "--XbY--\r\n");
      REQUIRE(read.form);
      REQUIRE(read.form->files.size() == 1);
      REQUIRE(read.content(0) == content);
    }
  }
}

TEST_CASE("What is no whole form is refused") {
  const auto good = part("name=\"a\"", "1");
  const std::vector<std::string> wrong = {"",
                                          "x",
                                          good,
                                          good + "--XbY",
                                          good + "--XbY-",
                                          "\r\n" + good + "--XbY--",
                                          part("filename=\"a\"", "1") + "--XbY--",
                                          "--XbY\r\nContent-Disposition: form-data; name=\"a\"",
                                          "--XbY\r\n\r\n1\r\n--XbY--",
                                          part("name=\"a\"", "\xff") + "--XbY--",
                                          part("name=\"a\"", std::string(20'000, 'x')) + "--XbY--",
                                          part("name=\"" + std::string(9'000, 'x') + "\"", "1") + "--XbY--"};
  for (const auto& text : wrong) {
    INFO(text.substr(0, 100));
    CHECK_FALSE(Read(text).form);
  }
  std::string many;
  for (int i = 0; i < 251; ++i) many += good;
  CHECK_FALSE(Read(many + "--XbY--").form);
  CHECK(Read(good + "--XbY--").form);
  for (const char* as : {"text/plain; boundary=XbY", "multipart/form-data",
                         "multipart/form-data; boundary=", "multipart/mixed; boundary=XbY"})
    CHECK_FALSE(Read(good + "--XbY--", as).form);
  CHECK(Read(good + "--XbY--", "Multipart/Form-Data; boundary=\"XbY\"").form);
}
