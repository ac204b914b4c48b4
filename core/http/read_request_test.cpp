#include "http/read_request.hpp"

#include <catch2/catch.hpp>

#include "http/message_head.hpp"

using namespace kenes;
using namespace kenes::http;

namespace {

Exchange read(Incoming incoming) {
  Exchange exchange;
  const auto done = read_request(std::move(incoming), exchange);
  INFO((done ? "" : done.error().message));
  REQUIRE(done);
  return exchange;
}

Incoming get(std::string target, std::vector<NamedValue> headers = {}, std::string peer = "127.0.0.1") {
  return {"GET", std::move(target), {std::move(headers)}, "", std::move(peer)};
}

}  // namespace

TEST_CASE("A request is decoded once and whole") {
  const auto exchange =
      read(get("/petitions/7?tag=a&tag=b&q=%D2%9B+b", {{"User-Agent", "x"}, {"X-Cookie", "a=1; b=2"}}));
  CHECK(exchange.request.path == "/petitions/7");
  CHECK(exchange.request.target == "/petitions/7?tag=a&tag=b&q=%D2%9B+b");
  CHECK(exchange.request.query.all("tag") == std::vector<std::string>{"a", "b"});
  CHECK(exchange.request.query.get("q") == "қ b");
  CHECK(exchange.request.headers.get("user-agent") == "x");
  CHECK(exchange.cookies.get("b") == "2");
  CHECK_FALSE(exchange.request.headers.has("cookie"));
  CHECK_FALSE(exchange.request.headers.has("x-cookie"));
}

TEST_CASE("A form is decoded by its content type, wherever nginx put that") {
  Incoming post{"POST",
                "/sign",
                {{{"X-Content-Type", "Application/x-www-form-urlencoded; charset=utf-8"}}},
                "a=1&a=x%0D%0Ay",
                "127.0.0.1"};
  const auto exchange = read(post);
  CHECK(exchange.request.method == Method::post);
  CHECK(exchange.request.form.all("a") == std::vector<std::string>{"1", "x\ny"});
  post.headers = {{{"Content-Type", "application/json"}}};
  CHECK(read(post).request.form.items.empty());
  CHECK(read(post).request.body == "a=1&a=x%0D%0Ay");
}

TEST_CASE("HEAD is a GET, other methods keep their word") {
  Incoming incoming = get("/");
  incoming.verb = "HEAD";
  CHECK(read(incoming).verb == "GET");
  CHECK(read(incoming).head);
  incoming.verb = "OPTIONS";
  CHECK(read(incoming).verb == "OPTIONS");
}

TEST_CASE("Only nginx on this machine may say who the visitor is and what the request is called") {
  const std::vector<NamedValue> headers = {{"X-Forwarded-For", "203.0.113.9"}, {"X-Request-Id", "0123456789abcdef"}};
  auto near = read(get("/", headers));
  CHECK(near.request.client == "203.0.113.9");
  CHECK(near.request.id == "0123456789abcdef");
  CHECK(near.proxied);
  auto far = read(get("/", headers, "198.51.100.1"));
  CHECK(far.request.client == "198.51.100.1");
  CHECK(far.request.id != "0123456789abcdef");
  CHECK(far.request.id.size() == 32);
  CHECK(read(get("/", {{"X-Forwarded-For", "1.1.1.1, 2.2.2.2"}})).request.client == "127.0.0.1");
  CHECK(read(get("/", {{"X-Request-Id", "a b\" status=200"}})).request.id.size() == 32);
}

TEST_CASE("What can't be decoded is refused, with an id for the error page") {
  for (const auto* target : {"/%ff", "/a?b=%ff", "/a?b=%00", "/a%2fb", "/../etc", "*", "http://example.org/"}) {
    Exchange exchange;
    CHECK_FALSE(read_request(get(target, {{"Accept-Language", "kk"}}), exchange));
    CHECK(exchange.request.id.size() == 32);
    CHECK(exchange.request.headers.get("accept-language") == "kk");
  }
}

TEST_CASE("Every header and parameter of a head is kept, however it is cut into packets") {
  const std::string message = "POST /a?x=1&x=2 HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nx-a:2 \r\nEmpty:\r\n\r\nbody\r\n\r\n";
  for (std::size_t cut = 0; cut <= message.size(); ++cut) {
    HeadCollector collector;
    collector.take(std::string_view(message).substr(0, cut));
    collector.take(std::string_view(message).substr(cut));
    Incoming incoming;
    REQUIRE(read_head(collector.head(), incoming));
    CHECK(incoming.verb == "POST");
    CHECK(incoming.target == "/a?x=1&x=2");
    CHECK(incoming.headers.all("X-A") == std::vector<std::string>{"1"});
    CHECK(incoming.headers.get("x-a") == "2");
    CHECK(incoming.headers.items.size() == 4);
  }
  Incoming incoming;
  for (const auto* bad : {"", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1\r\nno colon\r\n",
                          "GET / HTTP/1.1\r\n folded: x\r\n", "GET / HTTP/1.1\r\nA : b\r\n", "G\x01T / HTTP/1.1\r\n"})
    CHECK_FALSE(read_head(bad, incoming));
}
