#include "mail/message.hpp"
#include "kenes/base64.hpp"

#include <catch2/catch.hpp>

#include "mail/base64.hpp"

using namespace kenes;
using mail::compose;

namespace {

mail::Envelope letter() {
  return {{"Petitions", "no-reply@example.org"}, "ann@example.org", "Your code", "Hello\n.\nBye", "1.2@example.org",
          from_micros(1'767'268'800'000'000)};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A plain message is written as it is, with the headers of an automatic mail") {
  CHECK(compose(letter()) ==
        "Date: Thu, 01 Jan 2026 12:00:00 +0000\r\nFrom: \"Petitions\" <no-reply@example.org>\r\nTo: ann@example.org\r\n"
        "Subject: Your code\r\nMessage-ID: <1.2@example.org>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nHello\r\n.\r\nBye\r\n");
}

TEST_CASE("What is not ASCII is encoded, in lines of a lawful length") {
  auto one = letter();
  one.from.name = "Қазақстан, \"халық\"";
  one.subject = "Сіздің петицияңызға қол қойылды: өтініш бойынша барлық қажетті мәліметтер осы жерде берілген";
  one.text = "Құрметті азамат!\nСілтеме: https://example.org/1\n";
  const auto text = compose(one);
  for (const char c : text) CHECK((c == '\r' || c == '\n' || (c >= 32 && c < 127)));
  for (std::size_t from = 0, to = 0; (to = text.find("\r\n", from)) != std::string::npos; from = to + 2)
    CHECK(to - from <= 78);
  CHECK(holds(text, "Content-Transfer-Encoding: base64\r\n"));
  CHECK(holds(text, to_base64("Құрметті азамат!\r\nСілтеме: https://example.org/1\r\n").substr(0, 76)));
  CHECK(holds(text, "Subject: =?UTF-8?B?"));
}

TEST_CASE("Nobody adds headers of their own") {
  for (const char* bad : {"Hello\r\nBcc: all@example.org", "Hello\nBcc: x@y", "nul\x01"}) {
    auto one = letter();
    one.subject = bad;
    CHECK_THROWS_AS(compose(one), std::invalid_argument);
    one = letter();
    one.from.name = bad;
    CHECK_THROWS_AS(compose(one), std::invalid_argument);
    one = letter();
    one.to = std::string("a@b") + bad;
    CHECK_THROWS_AS(compose(one), std::invalid_argument);
  }
}

TEST_CASE("Addresses and senders") {
  for (const char* good : {"a@b", "ann.o'neil+x@mail.example.org"}) CHECK(mail::is_address(good));
  for (const char* bad :
       {"", "a", "@b", "a@", "a@b@c", "a b@c", "<a@b>", "a@b>", "a@b,c@d", "a@b\r\n", "қ@b", "\"a\"@b"}) {
    CHECK_FALSE(mail::is_address(bad));
  }
  CHECK_FALSE(mail::is_address(std::string(250, 'a') + "@b.kz"));
  CHECK(mail::parse_mailbox("\"Petitions\" <a@b.kz>").name == "Petitions");
  CHECK(mail::parse_mailbox("Петициялар <a@b.kz>").address == "a@b.kz");
  CHECK(mail::parse_mailbox(" a@b.kz ").address == "a@b.kz");
  CHECK_THROWS_AS(mail::parse_mailbox("Petitions"), std::invalid_argument);
  CHECK_THROWS_AS(mail::parse_mailbox("Petitions <>"), std::invalid_argument);
}

TEST_CASE("Base64") {
  CHECK(mail::base64_lines(std::string(58, 'x')).find("\r\n") == 76);
}
