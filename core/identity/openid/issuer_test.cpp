#include "identity/openid/issuer.hpp"

#include "identity/jose/test_key.hpp"
#include "net/test_site.hpp"
#include "process/free_port.hpp"

namespace kenes::test {

namespace {

using namespace std::chrono_literals;
using identity::openid::Issuer;
using identity::openid::read_metadata;

// A provider that publishes what the test wants.
struct Published {
  std::string keys;
  int status = 200;
  std::string calls_itself;
  TestSite site{[this](const Request& request) { return answer(request); }};

  Response answer(const Request& request) const {
    const auto base = site.url();
    const auto body =
        request.path == "/keys"
            ? keys
            : boost::json::serialize(boost::json::object{{"issuer", calls_itself.empty() ? base : calls_itself},
                                                         {"authorization_endpoint", base + "/authorize"},
                                                         {"token_endpoint", base + "/token"},
                                                         {"jwks_uri", base + "/keys"}});
    return {.status = status, .content_type = "application/json", .body = body};
  }
};

const Time start = from_micros(1'800'000'000'000'000);

}  // namespace

TEST_CASE("what a provider publishes is fetched once, and its new keys when a token names one") {
  const TestKey old_key("old"), new_key("new");
  Published provider{.keys = set_of({&old_key})};
  Issuer issuer(provider.site.url());
  CHECK(issuer.verify(old_key.sign({{"n", 1}}), start));
  CHECK(issuer.verify(old_key.sign({{"n", 2}}), start + 30min));
  CHECK(provider.site.times("/keys") == 1);

  provider.keys = set_of({&new_key});
  CHECK(issuer.verify(new_key.sign({{"n", 3}}), start + 31min));
  CHECK(provider.site.times("/keys") == 2);
  CHECK_FALSE(issuer.verify(old_key.sign({{"n", 4}}), start + 31min + 1s));
  // Whoever sends tokens with invented keys makes the portal ask no more than once in 10 seconds.
  for (int i = 0; i < 20; ++i) CHECK_FALSE(issuer.verify(TestKey("invented").sign({}), start + 31min + 5s));
  CHECK(provider.site.times("/keys") == 2);
}

TEST_CASE("a provider that is down is known for a day, and asked again after 10 seconds") {
  const TestKey key("one");
  Published provider{.keys = set_of({&key})};
  Issuer issuer(provider.site.url());
  provider.status = 500;
  CHECK(issuer.metadata(start).error().code == "status");
  CHECK(issuer.metadata(start + 9s).error().code == "status");
  CHECK(provider.site.asked().size() == 1);
  provider.status = 200;
  CHECK(issuer.metadata(start + 10s));
  provider.status = 503;
  CHECK(issuer.metadata(start + 20h));
  CHECK_FALSE(issuer.metadata(start + 30h));
}

TEST_CASE("faults of a provider are told to the operator with the place") {
  Issuer gone("http://127.0.0.1:" + std::to_string(process::free_port()));
  CHECK(gone.metadata(start).error().code == "unreachable");
  CHECK(gone.metadata(start).error().message.find("/.well-known/openid-configuration") != std::string::npos);

  Published other{.keys = "{}", .calls_itself = "https://evil.example"};
  CHECK(Issuer(other.site.url()).metadata(start).error().message.find("calls itself 'https://evil.example'") !=
        std::string::npos);
  CHECK(Issuer(other.site.url()).metadata(start).error().code == "metadata");
}

TEST_CASE("addresses that others could listen to are not taken") {
  const auto code = [](const char* authorize) {
    const auto read = read_metadata(boost::json::serialize(boost::json::object{{"issuer", "https://a"},
                                                                               {"authorization_endpoint", authorize},
                                                                               {"token_endpoint", "https://a/t"},
                                                                               {"jwks_uri", "https://a/k"},
                                                                               {"userinfo_endpoint", "http://a/u"}}),
                                    "https://a");
    if (read) CHECK(read->userinfo_endpoint.empty());
    return read ? "" : read.error().code;
  };
  CHECK(code("https://a/authorize") == "");
  CHECK(code("http://a/authorize") == "metadata");
  CHECK(code("javascript:alert(1)") == "metadata");
  CHECK(read_metadata("<html>", "https://a").error().code == "metadata");
}

}  // namespace kenes::test
