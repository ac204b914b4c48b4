#include "http/finish.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using namespace kenes::http;

namespace {

std::vector<std::string> values(const Answer& answer, std::string_view name) {
  return NamedValues{answer.response.headers}.all(name);
}

std::string value(const Answer& answer, std::string_view name) {
  const auto all = values(answer, name);
  return all.size() == 1 ? all[0] : "(" + std::to_string(all.size()) + ")";
}

Exchange visit(std::string if_none_match = "") {
  Exchange exchange;
  exchange.verb = "GET";
  exchange.request.id = "0123456789abcdef";
  exchange.request.headers.items = {{"if-none-match", std::move(if_none_match)}};
  return exchange;
}

Answer shared_page() {
  Answer answer;
  answer.response.body = "<p>hello</p>";
  answer.response.caching = Caching::short_shared;
  return answer;
}

}  // namespace

TEST_CASE("Nothing personal may be kept by a shared cache") {
  auto answer = shared_page();
  finish(visit(), answer);
  CHECK(value(answer, "Cache-Control") ==
        "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=300");
  CHECK(value(answer, "ETag").starts_with("W/\""));

  for (const auto* why : {"session", "cookie", "status"}) {
    auto personal = shared_page();
    personal.personal = why == std::string("session");
    if (why == std::string("cookie")) personal.response.headers.push_back({"set-cookie", "a=b"});
    if (why == std::string("status")) personal.response.status = 403;
    finish(visit(), personal);
    INFO(why);
    CHECK(value(personal, "Cache-Control") == "private, no-store");
    CHECK(values(personal, "ETag").empty());
  }
}

TEST_CASE("A page that did not change is not sent again") {
  auto first = shared_page();
  finish(visit(), first);
  const auto tag = value(first, "ETag");
  auto again = shared_page();
  finish(visit("\"other\", " + tag), again);
  CHECK(again.response.status == 304);
  CHECK(again.response.body.empty());
  CHECK(value(again, "ETag") == tag);
  auto strong = shared_page();
  finish(visit(tag.substr(2)), strong);
  CHECK(strong.response.status == 304);
  auto changed = shared_page();
  changed.response.body += "!";
  finish(visit(tag), changed);
  CHECK(changed.response.status == 200);
  auto versioned = shared_page();
  versioned.response.version = "7:kk:1";
  finish(visit(tag), versioned);
  CHECK(versioned.response.status == 200);
}

TEST_CASE("Security headers are on every answer, and an application may tighten one") {
  auto answer = shared_page();
  answer.response.headers.push_back({"referrer-policy", "no-referrer"});
  finish(visit(), answer);
  CHECK(value(answer, "Content-Security-Policy").find("default-src 'none'") == 0);
  CHECK(value(answer, "Content-Security-Policy").find("unsafe") == std::string::npos);
  CHECK(value(answer, "X-Content-Type-Options") == "nosniff");
  CHECK(values(answer, "Referrer-Policy").empty());
  CHECK(value(answer, "referrer-policy") == "no-referrer");
  CHECK(value(answer, "X-Request-Id") == "0123456789abcdef");
}

// A11: Pistache sends values with CRLF as they are; drop_unsafe() in finish() leaves them out.
TEST_CASE("A header value can't become a second answer") {
  auto answer = shared_page();
  answer.response.headers = {{"Location", "/a\r\nSet-Cookie: stolen=1"},
                             {"X\r\nY", "1"},
                             {"X-Fine", "tab\tis fine"},
                             {"Content-Length", "3"},
                             {"X-Nul", std::string("a\0b", 3)}};
  answer.response.content_type = "text/html\r\nX-Evil: 1";
  finish(visit(), answer);
  const auto head = write_head(answer.response, "OK", Connection::keep_alive);
  CHECK(head.find("stolen") == std::string::npos);
  CHECK(head.find("X-Evil") == std::string::npos);
  CHECK(head.find("\r\nY") == std::string::npos);
  CHECK(head.find("X-Nul") == std::string::npos);
  CHECK(head.find("X-Fine: tab\tis fine\r\n") != std::string::npos);
  CHECK(head.find("Content-Length: 12\r\n") != std::string::npos);
  CHECK(head.find("Content-Length", head.find("Content-Length") + 1) == std::string::npos);
}

TEST_CASE("Each of several cookies is sent") {
  auto answer = shared_page();
  answer.response.headers = {{"Set-Cookie", "a=1; Path=/; SameSite=Lax"}, {"Set-Cookie", "b=2; HttpOnly"}};
  finish(visit(), answer);
  const auto head = write_head(answer.response, "OK", Connection::close);
  CHECK(head.find("Set-Cookie: a=1; Path=/; SameSite=Lax\r\nSet-Cookie: b=2; HttpOnly\r\n") != std::string::npos);
  CHECK(head.ends_with("Connection: close\r\n\r\n"));
}

TEST_CASE("A redirect keeps the query") {
  auto exchange = visit();
  exchange.request.target = "/petitions/?q=a%20b";
  const auto answer = moved(exchange, "/petitions");
  CHECK(answer.response.status == 308);
  CHECK(answer.response.headers[0].value == "/petitions?q=a%20b");
}
