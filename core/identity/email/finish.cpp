// Finishing a sign-in by e-mail: the code or the link has come back.
#include "identity/email/email_sign_ins.hpp"
#include "identity/email/sign_in_hashes.hpp"

namespace kenes::identity {

struct EmailSignIns::Row {
  long long id = 0, adds_to = 0;
  std::string email, then, name, code_hash;
  int attempts = 0;
};

Result<Admitted> EmailSignIns::finish(soci::session& sql, const Row& row, Ticket ticket) const {
  // Nobody's account gets the address of somebody else who presses the link in another browser.
  const auto signed_in = ticket.adds_to ? ticket.adds_to->person_id : 0;
  if (row.adds_to != 0 && row.adds_to != signed_in)
    return fail("over", "this was begun for an account that isn't signed in here");
  if (row.adds_to == 0) ticket.adds_to.reset();
  ticket.then = row.then;
  const long long at = micros(ticket.now);
  // Older mails to this address lose their power with the one that was used.
  sql << "UPDATE kenes.sign_in SET used_at = kenes.to_time(cast(:now as bigint))"
         " WHERE email = cast(:email as text) AND used_at IS NULL",
      soci::use(at, "now"), soci::use(row.email, "email");
  const Proof proof{
      .provider = "email", .subject = row.email, .assurance = Assurance::contact, .email = row.email, .name = row.name};
  auto person = entrance_.admit(sql, proof, ticket);
  if (!person) return tl::unexpected<Error>(person.error());
  return Admitted{*person, row.then};
}

Result<Admitted> EmailSignIns::over(soci::session& sql, const char* find_then, const std::string& hash,
                                    const Ticket& ticket) const {
  // An earlier attempt of this transaction may have committed before the connection was lost.
  Row row;
  sql << find_then, soci::use(hash, "hash"), soci::into(row.then);
  if (sql.got_data() && entrance_.was_admitted(sql, ticket)) return Admitted{{}, row.then};
  return fail("over", "this sign-in was finished, is too old, or was never begun");
}

Result<Admitted> EmailSignIns::by_code(Host& host, std::string_view browser, std::string_view code,
                                       const Ticket& ticket) const {
  const auto& secrets = host.secrets();
  const auto hash = browser_hashes(secrets, browser);
  const long long at = micros(ticket.now);
  return host.database().write([&](soci::session& sql) -> Result<Admitted> {
    // The attempt is counted before the code is looked at, so that simultaneous guesses get no more of them. The row
    // stays locked until the end: of two right answers at once, one signs in.
    Row row;
    sql << "UPDATE kenes.sign_in SET attempts = attempts + 1 WHERE browser_hash = ANY (cast(:browser as text[]))"
           " AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))"
           " RETURNING id, email, then_path, name, coalesce(person_id, 0), code_hash, attempts",
        soci::use(hash, "browser"), soci::use(at, "now"), soci::into(row.id), soci::into(row.email),
        soci::into(row.then), soci::into(row.name), soci::into(row.adds_to), soci::into(row.code_hash),
        soci::into(row.attempts);
    if (!sql.got_data()) {
      return over(sql, "SELECT then_path FROM kenes.sign_in WHERE browser_hash = ANY (cast(:hash as text[]))", hash,
                  ticket);
    }
    if (row.attempts > limits_.attempts) return fail("used_up", "all attempts at this code were used");
    if (!is_code(secrets, browser, code, row.code_hash)) {
      take_attempt(sql, secrets, limits_.wrong_codes, row.email, ticket.now);
      const auto left = limits_.attempts - row.attempts;
      if (left == 0) return fail("used_up", "all attempts at this code were used");
      return fail("wrong", std::to_string(left));
    }
    return finish(sql, row, ticket);
  });
}

Result<Admitted> EmailSignIns::by_link(Host& host, std::string_view link, const Ticket& ticket) const {
  const auto hash = link_hashes(host.secrets(), link);
  const long long at = micros(ticket.now);
  return host.database().write([&](soci::session& sql) -> Result<Admitted> {
    Row row;
    sql << "UPDATE kenes.sign_in SET attempts = attempts WHERE link_hash = ANY (cast(:link as text[]))"
           " AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))"
           " RETURNING id, email, then_path, name, coalesce(person_id, 0)",
        soci::use(hash, "link"), soci::use(at, "now"), soci::into(row.id), soci::into(row.email), soci::into(row.then),
        soci::into(row.name), soci::into(row.adds_to);
    if (!sql.got_data()) {
      return over(sql, "SELECT then_path FROM kenes.sign_in WHERE link_hash = ANY (cast(:hash as text[]))", hash,
                  ticket);
    }
    return finish(sql, row, ticket);
  });
}

}  // namespace kenes::identity
