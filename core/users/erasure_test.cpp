// What an account gives as a file, and its end.
#include "users/test_account.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

TEST_CASE("the file holds what every part keeps", "[integration]") {
  Account account;
  const auto answer = account.portal.post(account.ann, "/account/export", {});
  CHECK(answer.content_type.starts_with("application/json"));
  const auto kept = boost::json::parse(answer.body).at("kept_by").as_object();
  CHECK(kept.at("fake").at("person") == account.id());
  const auto& core = kept.at("core");
  CHECK(core.at("account").as_array().at(0).at("email") == "ann@example.org");
  CHECK(core.at("ways_to_sign_in").as_array().size() == 1);
  CHECK(core.at("sessions").as_array().size() == 1);
  // What opens a session isn't in it.
  CHECK(answer.body.find(std::string(account.ann.cookies.get("kenes_session"))) == std::string::npos);
  CHECK(answer.body.find("token") == std::string::npos);
}

TEST_CASE("an account is erased at once, by all parts, with a last mail", "[integration]") {
  Account account;
  const auto person = account.id();
  Browser phone;
  account.portal.sign_in(phone, "ann@example.org");
  account.portal.fake.database().write([&](soci::session& sql) {
    const long long id = person;
    sql << "INSERT INTO kenes.upload (token, folder, name, holder, limits, blob, size, created_at, expires_at) VALUES "
           "('t', 'f', 'n', 'person:' || cast(:id as bigint), '{}', 'b', 5, now(), now() + interval '1 day')",
        soci::use(id);
    sql << "INSERT INTO kenes.role (person_id, name, source, created_at) VALUES (cast(:id as bigint), 'moderator', "
           "'granted', now())",
        soci::use(id);
    sql << "INSERT INTO kenes.mail (person_id, subject, body, created_at) VALUES (cast(:id as bigint), 's', 'b', "
           "now())",
        soci::use(id);
  });
  const auto asked = account.model("/account/erase");
  CHECK(asked.at("fresh") == true);
  CHECK(asked.at("consequences").as_array().size() == 4);
  CHECK(account.portal.post(account.ann, "/account/erase", {}).status == 422);
  CHECK(account.portal.count("kenes.person") == 1);

  CHECK(location(account.portal.post(account.ann, "/account/erase", {{"sure", "1"}})) == "/account/erased");
  CHECK(account.portal.get(account.ann, "/account/erased").status == 200);
  CHECK(account.data->erased == std::vector{person});
  for (const auto* table : {"person", "identity", "session", "sign_in", "mail", "role"}) {
    CHECK(account.portal.count(std::string("kenes.") + table) == 0);
  }
  CHECK(account.portal.count("kenes.upload WHERE holder = 'erased' AND expires_at <= now()") >= 0);
  CHECK(account.portal.count("kenes.upload WHERE holder LIKE 'person:%'") == 0);
  CHECK_FALSE(account.portal.visitor(account.ann).actor.signed_in());
  CHECK_FALSE(account.portal.visitor(phone).actor.signed_in());
  const auto& letter = account.portal.fake.mail().back();
  CHECK(letter.subject == "Your account was erased");
  CHECK(letter.address == "ann@example.org");
  CHECK(letter.person_id == 0);
  const auto& audited = account.portal.fake.audited().back().entry;
  CHECK(audited.action == "account.erase");
  CHECK(audited.details.empty());
  // Once more for what came in between, and nothing more than that.
  account.portal.fake.advance(6min);
  CHECK(account.data->erased == std::vector{person, person});
}

TEST_CASE("who comes back has a new account under the same key", "[integration]") {
  Account account;
  const auto before = account.portal.visitor(account.ann).actor;
  account.portal.post(account.ann, "/account/erase", {{"sure", "1"}});
  Browser again;
  account.portal.sign_in(again, "ann@example.org");
  const auto after = account.portal.visitor(again).actor;
  CHECK(after.person_id != before.person_id);
  CHECK(after.person_key == before.person_key);
}

}  // namespace kenes::test
