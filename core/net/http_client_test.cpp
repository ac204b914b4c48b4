#include "net/http_client.hpp"

#include "net/test_site.hpp"
#include "process/free_port.hpp"

namespace kenes::test {

namespace {

Response plain(std::string body, int status = 200) {
  return {.status = status, .content_type = "Text/Plain; charset=utf-8", .body = std::move(body)};
}

}  // namespace

TEST_CASE("a page is fetched, a form is posted, headers are sent") {
  const TestSite site([](const Request& request) {
    if (request.method == Method::get) return plain("read by " + std::string(request.headers.get("x-asked")));
    return plain("code is " + std::string(request.form.get("code")));
  });
  const auto read = net::ask({.url = site.url("/a?b=c"), .headers = {{"X-Asked", "Ann"}, {"Accept", "text/plain"}}});
  REQUIRE(read);
  CHECK(read->status == 200);
  CHECK(read->content_type == "text/plain");
  CHECK(read->body == "read by Ann");
  const auto posted = net::ask({.url = site.url("/"), .form = {{"code", "ä & ö=+"}, {"x", ""}}});
  REQUIRE(posted);
  CHECK(posted->body == "code is ä & ö=+");
}

TEST_CASE("a redirect is an answer, not an order") {
  const TestSite site([](const Request& request) {
    auto answer = plain("moved", 302);
    if (request.path == "/") answer.headers.push_back({"Location", "/elsewhere"});
    return answer;
  });
  const auto answer = net::ask({.url = site.url("/")});
  REQUIRE(answer);
  CHECK(answer->status == 302);
  CHECK(site.times("/elsewhere") == 0);
}

TEST_CASE("what is too large, closed or not secure is said with its place, without the query") {
  const TestSite site([](const Request&) { return plain(std::string(2000, 'x')); });
  const auto code_of = [](const std::string& url) {
    const auto answer = net::ask({.url = url}, {.body = 1000});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().message.find("secret") == std::string::npos);
    CHECK(answer.error().message.find("/path") != std::string::npos);
    return answer.error().code;
  };
  CHECK(code_of(site.url("/path?secret=1")) == "too_large");
  CHECK(code_of("http://127.0.0.1:" + std::to_string(process::free_port()) + "/path?secret=1") == "unreachable");
  CHECK(code_of("http://example.org/path?secret=1") == "not_secure");
  CHECK(code_of("http://127.0.0.1.example.org/path") == "not_secure");
  CHECK(code_of("http://127.0.0.1:1@example.org/path") == "not_secure");
  CHECK(code_of("file:///path") == "not_secure");
}

}  // namespace kenes::test
