#include "users/erasure.hpp"

#include <iterator>

#include "identity/people.hpp"
#include "users/letters.hpp"

namespace kenes::users {
namespace {

// Sessions are known to other nodes for some seconds, and a request may take as long as the front waits for it.
constexpr std::chrono::minutes until_again{5};

void erase_from(soci::session& sql, const std::vector<Part>& parts, std::int64_t person, Time now) {
  for (const auto& part : parts) {
    if (part.data) part.data->erase(sql, person, now);
  }
}

// Whoever signs in at this moment waits, and finds no account.
bool lock(soci::session& sql, std::int64_t person) {
  long long id = 0;
  sql << "SELECT id FROM kenes.person WHERE id = cast(:person as bigint) FOR UPDATE", soci::use(person, "person"),
      soci::into(id);
  return sql.got_data();
}

}  // namespace

std::vector<std::string> consequences_of(soci::session& sql, const std::vector<Part>& parts, std::int64_t person,
                                         const Translator& reader) {
  std::vector<std::string> all;
  for (const auto& part : parts) {
    if (!part.data) continue;
    auto some = part.data->consequences(sql, person, part.words(reader));
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

void erase_account(identity::CoreCall& call, const std::vector<Part>& parts) {
  auto& host = call.host();
  const auto person = call.actor().person_id;
  const auto now = call.now();
  host.database().write([&](soci::session& sql) {
    if (!lock(sql, person)) return;
    const auto profile = identity::read_profile(sql, person).value();
    const auto& words = host.translator(host.mail().language_of(sql, person));
    erase_from(sql, parts, person, now);
    const auto subject = "person:" + std::to_string(person);
    host.audit().record(sql, {.person_id = person, .action = "account.erase", .subject = subject});
    host.jobs().enqueue(
        sql,
        {.kind = erase_again_kind, .payload = {{"person", person}}, .at = now + until_again, .unique_key = subject});
    if (profile.email.empty()) return;
    auto letter = account_erased(words, host.base_url(), profile.email);
    letter.unique_key = "account.erased:" + std::to_string(person);
    host.mail().send(sql, letter);
  });
}

void erase_again(Host& host, const std::vector<Part>& parts, std::int64_t person) {
  host.database().write([&](soci::session& sql) { erase_from(sql, parts, person, host.clock().now()); });
}

}  // namespace kenes::users
