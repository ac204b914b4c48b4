#include "identity/csrf.hpp"

#include <catch2/catch.hpp>

#include "identity/cookies.hpp"
#include "identity/sessions.hpp"
#include "secrets/keyed_secrets.hpp"

namespace kenes::identity {
namespace {

// These tests need no database: nothing is asked of it.
class NoDatabase final : public Database {
  void run_write(const std::function<void(soci::session&)>&) override { throw DatabaseUnavailable("none"); }
  void run_read(const std::function<void(soci::session&)>&) override { throw DatabaseUnavailable("none"); }
};

struct Fixture {
  secrets::KeyedSecrets key{"a key of this test, 32 characters and more"};
  NoDatabase database;
  Sessions sessions{database, key, "https://kenes.test"};
};

Request post(const std::string& token, std::vector<NamedValue> headers = {}) {
  return {.method = Method::post, .path = "/x", .form = {{{"csrf", token}}}, .headers = {std::move(headers)}};
}

}  // namespace

TEST_CASE("a token belongs to one cookie and one portal, and differs each time") {
  const Fixture f;
  const auto token = csrf_token(f.key, "cookie");
  CHECK(csrf_matches(f.key, "cookie", token));
  CHECK(csrf_token(f.key, "cookie") != token);
  CHECK_FALSE(csrf_matches(f.key, "other", token));
  CHECK_FALSE(csrf_matches(f.key, "", csrf_token(f.key, "")));
  CHECK_FALSE(csrf_matches(secrets::KeyedSecrets("another key, also of 32 characters."), "cookie", token));
  for (const auto& wrong : {std::string(), std::string("."), token.substr(1), token + "0", "x" + token,
                            token.substr(0, token.size() - 1), std::string("csrf")}) {
    CHECK_FALSE(csrf_matches(f.key, "cookie", wrong));
  }
}

TEST_CASE("where a request comes from") {
  struct Case {
    std::vector<NamedValue> headers;
    bool from_here;
  };
  const auto [headers, from_here] = GENERATE(values<Case>({
      {{}, true},
      {{{"sec-fetch-site", "same-origin"}}, true},
      {{{"sec-fetch-site", "none"}}, true},
      {{{"sec-fetch-site", "same-site"}}, false},
      {{{"sec-fetch-site", "cross-site"}}, false},
      {{{"sec-fetch-site", "nonsense"}}, false},
      {{{"sec-fetch-site", "cross-site"}, {"origin", "https://kenes.test"}}, false},
      {{{"sec-fetch-site", "same-origin"}, {"origin", "null"}}, true},
      {{{"origin", "https://kenes.test"}}, true},
      {{{"origin", "http://kenes.test"}, {"host", "kenes.test"}}, false},
      {{{"origin", "https://kenes.test.evil.example"}, {"host", "kenes.test"}}, false},
      {{{"origin", "https://evil.example"}, {"host", "kenes.test"}}, false},
      {{{"origin", "https://other.test:8443"}, {"host", "other.test"}}, true},
      {{{"origin", "https://[::1]:8443"}, {"host", "[::1]:8443"}}, true},
      {{{"origin", "null"}}, false},
      {{{"origin", ""}}, false},
      {{{"origin", "https://"}}, false},
  }));
  const Fixture f;
  CAPTURE(headers.empty() ? "" : headers[0].name + ": " + headers[0].value);
  CHECK(sent_from_here(post("", headers), "https://kenes.test") == from_here);

  const NamedValues cookies{{{std::string(form_cookie), "cookie"}}};
  CHECK(f.sessions.csrf_ok({}, post(csrf_token(f.key, "cookie"), headers), cookies) == from_here);
  CHECK_FALSE(f.sessions.csrf_ok({}, post("forged", headers), cookies));
}

TEST_CASE("the session's token for the signed-in, the form cookie's for the others") {
  Fixture f;
  Visitor ann, nobody;
  ann.actor.person_id = 7;
  const NamedValues cookies{{{std::string(session_cookie), "s"}, {std::string(form_cookie), "f"}}};
  const auto of_session = csrf_token(f.key, "s"), of_form = csrf_token(f.key, "f");
  CHECK(f.sessions.csrf_ok(ann, post(of_session), cookies));
  CHECK_FALSE(f.sessions.csrf_ok(ann, post(of_form), cookies));
  CHECK(f.sessions.csrf_ok(nobody, post(of_form), cookies));
  CHECK_FALSE(f.sessions.csrf_ok(nobody, post(of_session), cookies));
  CHECK_FALSE(f.sessions.csrf_ok(nobody, post(of_form), {}));
  CHECK_FALSE(f.sessions.csrf_ok(ann, post(""), cookies));

  auto script = post("");
  script.form.items.clear();
  script.headers.items = {{"x-csrf-token", of_session}};
  CHECK(f.sessions.csrf_ok(ann, script, cookies));
  Request reading{.method = Method::get};
  CHECK(f.sessions.csrf_ok(ann, reading, cookies));
  Request removing{.method = Method::del};
  CHECK_FALSE(f.sessions.csrf_ok(ann, removing, cookies));

  const auto first = f.sessions.new_form_token();
  const auto value = first.set_cookie.substr(11, first.set_cookie.find(';') - 11);
  CHECK(first.set_cookie.starts_with("kenes_form="));
  CHECK(first.set_cookie.ends_with("; HttpOnly; SameSite=Lax; Secure"));
  CHECK(f.sessions.csrf_ok(nobody, post(first.token), {{{std::string(form_cookie), value}}}));
  const auto visitor = f.sessions.identify({{{std::string(form_cookie), value}}}, from_micros(0));
  CHECK(csrf_matches(f.key, value, visitor.csrf_token));
}

}  // namespace kenes::identity
