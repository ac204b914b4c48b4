// The micro-cache: what it must keep, and what it must never show to anybody else.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "front/test_pair.hpp"

using namespace kenes;
using namespace kenes::front::testing;
using namespace std::chrono_literals;
using http::Answer;
using http::Exchange;
using http::testing::Client;

namespace {

// An application as the portal is: shared pages name the visitor if there is a session, and count how often they were
// made.
struct Portal {
  std::atomic<int> made{0};
  std::atomic<bool> down{false};

  Answer operator()(const Exchange& exchange) {
    Answer answer;
    auto& response = answer.response;
    if (down) {
      response.status = 503;
      return answer;
    }
    const auto session = exchange.cookies.get("kenes_session");
    answer.personal = exchange.cookies.has("kenes_session");
    response.caching = exchange.request.path == "/form" ? Caching::no_store : Caching::short_shared;
    const auto language = exchange.cookies.get("kenes_lang");
    response.body = "made " + std::to_string(++made) + " for " + (session.empty() ? "anybody" : std::string(session)) +
                    " in " + std::string(language) + "/" + std::string(exchange.request.headers.get("accept-language"));
    for (const auto& [name, value] : exchange.cookies.items) response.body += " " + name;
    if (exchange.request.path == "/gives-cookie") response.headers.push_back({"Set-Cookie", "kenes_lang=kk"});
    return answer;
  }
};

struct Cached {
  Cached() : pair([this](const Exchange& exchange) { return portal(exchange); }) { pair.start(); }
  http::testing::Received ask(const std::string& path, const std::string& headers = "",
                              const std::string& verb = "GET") {
    return Client(pair.site.port).ask(verb, path, headers);
  }
  std::string cache(const std::string& path, const std::string& headers = "") {
    return std::string(ask(path, headers).headers.get("x-cache"));
  }
  Portal portal;
  Pair pair;
};

}  // namespace

TEST_CASE("What anonymous visitors read is made once", "[integration]") {
  Cached cached;
  CHECK(cached.cache("/petitions") == "MISS");
  const auto again = cached.ask("/petitions");
  CHECK(again.headers.get("x-cache") == "HIT");
  CHECK(again.body.starts_with("made 1 for anybody"));
  CHECK(again.headers.get("cache-control").find("max-age=0") != std::string::npos);
  CHECK(cached.cache("/petitions?page=2") == "MISS");
  const auto tag = std::string(again.headers.get("etag"));
  REQUIRE_FALSE(tag.empty());
  CHECK(cached.ask("/petitions", "If-None-Match: " + tag + "\r\n").status == 304);
  CHECK(cached.ask("/petitions", "", "HEAD").headers.get("x-cache") == "HIT");
}

TEST_CASE("Languages don't mix", "[integration]") {
  Cached cached;
  CHECK(cached.ask("/p", "Accept-Language: kk\r\n").body.find(" in /kk") != std::string::npos);
  CHECK(cached.ask("/p", "Accept-Language: ru\r\n").body.find(" in /ru") != std::string::npos);
  CHECK(cached.ask("/p", "Accept-Language: ru\r\nCookie: kenes_lang=en\r\n").body.find(" in en/ru") !=
        std::string::npos);
  CHECK(cached.cache("/p", "Accept-Language: ru\r\nCookie: kenes_lang=en\r\n") == "HIT");
  // Two readings of a cookie's name would let one visitor choose the language of another's page.
  CHECK(cached.ask("/q", "Cookie: KENES_LANG=kk\r\n").body.find(" in kk/") != std::string::npos);
  CHECK(cached.ask("/q", "Cookie: kenes_lang=kk\r\n").body.find(" in kk/") != std::string::npos);
  CHECK(cached.ask("/q").body.find(" in / ") == std::string::npos);
  CHECK(cached.ask("/q").body.ends_with(" in /"));
}

TEST_CASE("A page of somebody signed in is shown to nobody else, and they see their own", "[integration]") {
  Cached cached;
  const std::string ann = "Cookie: a=b; kenes_session=ann; kenes_lang=en\r\n", bob = "Cookie: kenes_session=bob\r\n";
  CHECK(cached.ask("/petitions").body.find("for anybody") != std::string::npos);
  for (int i = 0; i < 3; ++i) {
    const auto hers = cached.ask("/petitions", ann);
    CHECK(hers.body.find("for ann") != std::string::npos);
    CHECK(hers.headers.get("cache-control") == "private, no-store");
    CHECK(hers.headers.get("x-cache") == "BYPASS");
    CHECK(cached.ask("/petitions", bob).body.find("for bob") != std::string::npos);
    CHECK(cached.ask("/petitions").body.find("for anybody") != std::string::npos);
    CHECK(cached.ask("/only-signed-in" + std::to_string(i), ann).body.find("for ann") != std::string::npos);
    CHECK(cached.ask("/only-signed-in" + std::to_string(i)).body.find("for anybody") != std::string::npos);
  }
  // Also under load, where answers are made while others wait for them (proxy_cache_lock).
  std::atomic<int> wrong{0};
  std::vector<std::thread> visitors;
  for (int v = 0; v < 9; ++v) {
    visitors.emplace_back([&, v] {
      const auto name = v % 3 == 0 ? std::string() : "visitor" + std::to_string(v);
      const auto headers = name.empty() ? "" : "Cookie: kenes_session=" + name + "\r\n";
      for (int i = 0; i < 80; ++i) {
        const auto body = cached.ask("/load" + std::to_string(i / 8), headers).body;
        if (body.find("for " + (name.empty() ? "anybody" : name) + " ") == std::string::npos) ++wrong;
      }
    });
  }
  for (auto& visitor : visitors) visitor.join();
  CHECK(wrong == 0);
}

TEST_CASE("What sets a cookie, or is not called shared, is not stored", "[integration]") {
  Cached cached;
  for (int i = 0; i < 2; ++i) {
    CHECK(cached.cache("/gives-cookie") == "MISS");
    CHECK(cached.cache("/form") == "MISS");
  }
  const auto before = cached.portal.made.load();
  cached.ask("/petitions", "", "POST");
  cached.ask("/petitions", "", "POST");
  CHECK(cached.portal.made == before + 2);
  CHECK(cached.cache("/auth", "Authorization: Bearer x\r\n") == "BYPASS");
  CHECK(cached.cache("/auth") == "MISS");
}

TEST_CASE("Who only holds a form's cookie reads stored pages and never writes them", "[integration]") {
  Cached cached;
  const std::string form = "Cookie: kenes_form=token\r\n";
  CHECK(cached.ask("/a", form).body.find(" kenes_form") != std::string::npos);
  CHECK(cached.cache("/a") == "MISS");
  CHECK(cached.cache("/a", form) == "HIT");
  CHECK(cached.ask("/form", form).body.find(" kenes_form") != std::string::npos);
  CHECK(cached.cache("/a", "Cookie: kenes_flash=hello\r\n") == "BYPASS");
  CHECK(cached.cache("/a", "Cookie: kenes_something_new=1\r\n") == "BYPASS");
  CHECK(cached.cache("/a", "Cookie: _analytics=1\r\n") == "HIT");
  CHECK(cached.ask("/b", "Cookie: _analytics=1\r\n").body.find("_analytics") == std::string::npos);
}

TEST_CASE("When nodes are in trouble, readers see the last page", "[integration]") {
  Cached cached;
  cached.ask("/petitions");
  cached.portal.down = true;
  std::this_thread::sleep_for(7s);  // five seconds of sharing, and nginx counts whole ones
  const auto stale = cached.ask("/petitions");
  CHECK(stale.status == 200);
  CHECK(stale.headers.get("x-cache") != "HIT");
  CHECK(stale.body.starts_with("made 1 "));
  CHECK(cached.ask("/other").status == 503);
  CHECK(cached.ask("/petitions", "Cookie: kenes_session=ann\r\n").status == 503);
}
