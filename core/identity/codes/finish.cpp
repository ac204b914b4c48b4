// Finishing a sign-in: the code or the link has come back.
#include "identity/codes/code_sign_ins.hpp"
#include "identity/codes/sign_in_hashes.hpp"

namespace kenes::identity {

struct CodeSignIns::Row {
  long long id = 0, adds_to = 0;
  std::string address, then, name, code_hash;
  int attempts = 0;
};

Result<Admitted> CodeSignIns::finish(soci::session& sql, const Row& row, Ticket ticket) const {
  // Nobody's account gets the address of somebody else who presses the link in another browser.
  const auto signed_in = ticket.adds_to ? ticket.adds_to->person_id : 0;
  if (row.adds_to != 0 && row.adds_to != signed_in)
    return fail("over", "this was begun for an account that isn't signed in here");
  if (row.adds_to == 0) ticket.adds_to.reset();
  ticket.then = row.then;
  const long long at = micros(ticket.now);
  const std::string way(way_.key);
  // Older messages to this address lose their power with the one that was used.
  sql << "UPDATE kenes.sign_in SET used_at = kenes.to_time(cast(:now as bigint))"
         " WHERE email = cast(:address as text) AND way = cast(:way as text) AND used_at IS NULL",
      soci::use(at, "now"), soci::use(row.address, "address"), soci::use(way, "way");
  const Proof proof{.provider = way,
                    .subject = row.address,
                    .assurance = Assurance::contact,
                    .email = way_.proves_email ? row.address : "",
                    .name = row.name};
  auto person = entrance_.admit(sql, proof, ticket);
  if (!person) return tl::unexpected<Error>(person.error());
  return Admitted{*person, row.then};
}

Result<Admitted> CodeSignIns::over(soci::session& sql, const char* find_then, const std::string& hash,
                                   const Ticket& ticket) const {
  // An earlier attempt of this transaction may have committed before the connection was lost.
  Row row;
  sql << find_then, soci::use(hash, "hash"), soci::into(row.then);
  if (sql.got_data() && entrance_.was_admitted(sql, ticket)) return Admitted{{}, row.then};
  return fail("over", "this sign-in was finished, is too old, or was never begun");
}

Result<Admitted> CodeSignIns::by_code(Host& host, std::string_view browser, std::string_view code,
                                      const Ticket& ticket) const {
  const auto& secrets = host.secrets();
  const std::string way(way_.key);
  const auto hash = browser_hashes(secrets, browser);
  const long long at = micros(ticket.now);
  return host.database().write([&](soci::session& sql) -> Result<Admitted> {
    // The attempt is counted before the code is looked at, so that simultaneous guesses get no more of them. The row
    // stays locked until the end: of two right answers at once, one signs in.
    Row row;
    sql << "UPDATE kenes.sign_in SET attempts = attempts + 1 WHERE browser_hash = ANY (cast(:browser as text[]))"
           " AND way = cast(:way as text) AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))"
           " RETURNING id, email, then_path, name, coalesce(person_id, 0), code_hash, attempts",
        soci::use(hash, "browser"), soci::use(way, "way"), soci::use(at, "now"), soci::into(row.id),
        soci::into(row.address), soci::into(row.then), soci::into(row.name), soci::into(row.adds_to),
        soci::into(row.code_hash), soci::into(row.attempts);
    if (!sql.got_data()) {
      return over(sql, "SELECT then_path FROM kenes.sign_in WHERE browser_hash = ANY (cast(:hash as text[]))", hash,
                  ticket);
    }
    if (row.attempts > way_.limits.attempts) return fail("used_up", "all attempts at this code were used");
    if (!is_code(secrets, browser, code, row.code_hash)) {
      take_attempt(sql, secrets, way_.limits.wrong_codes, row.address, ticket.now);
      const auto left = way_.limits.attempts - row.attempts;
      if (left == 0) return fail("used_up", "all attempts at this code were used");
      return fail("wrong", std::to_string(left));
    }
    return finish(sql, row, ticket);
  });
}

Result<Admitted> CodeSignIns::by_link(Host& host, std::string_view link, const Ticket& ticket) const {
  const std::string way(way_.key);
  const auto hash = link_hashes(host.secrets(), link);
  const long long at = micros(ticket.now);
  return host.database().write([&](soci::session& sql) -> Result<Admitted> {
    Row row;
    sql << "UPDATE kenes.sign_in SET attempts = attempts WHERE link_hash = ANY (cast(:link as text[]))"
           " AND way = cast(:way as text) AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))"
           " RETURNING id, email, then_path, name, coalesce(person_id, 0)",
        soci::use(hash, "link"), soci::use(way, "way"), soci::use(at, "now"), soci::into(row.id),
        soci::into(row.address), soci::into(row.then), soci::into(row.name), soci::into(row.adds_to);
    if (!sql.got_data()) {
      return over(sql, "SELECT then_path FROM kenes.sign_in WHERE link_hash = ANY (cast(:hash as text[]))", hash,
                  ticket);
    }
    return finish(sql, row, ticket);
  });
}

}  // namespace kenes::identity
