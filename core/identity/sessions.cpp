#include "identity/sessions.hpp"

#include "identity/cookies.hpp"
#include "identity/csrf.hpp"

namespace kenes::identity {

Sessions::Sessions(Database& database, const Secrets& secrets, std::string base_url, SessionLimits limits)
    : database_(database),
      secrets_(secrets),
      base_url_(std::move(base_url)),
      limits_(limits),
      stored_([&database](const std::vector<std::string>& hashes) { return read_sessions(database, hashes); }) {}

Visitor Sessions::identify(const NamedValues& cookies, Time now) {
  Visitor visitor;
  visitor.had_cookie = cookies.has(session_cookie);
  const auto token = cookies.get(session_cookie);
  if (!token.empty()) {
    const auto token_hash = hash(token);
    auto session = cache_.find(token_hash, now);
    if (!session) {
      const auto generation = cache_.generation();
      session = read(std::string(token), token_hash, now);
      if (session) cache_.put(token_hash, session, now, generation);
    }
    if (session && now < session->expires) {
      visitor.actor = session->actor;
      visitor.session_id = std::to_string(session->id);
      visitor.second_factor_at = session->second_factor_at;
      visitor.withheld_roles = session->withheld_roles;
      visitor.csrf_token = csrf_token(secrets_, token);
      return visitor;
    }
  }
  const auto form = cookies.get(form_cookie);
  if (!form.empty()) visitor.csrf_token = csrf_token(secrets_, form);
  return visitor;
}

bool Sessions::csrf_ok(const Visitor& visitor, const Request& request, const NamedValues& cookies) const {
  if (request.method == Method::get) return true;
  if (!sent_from_here(request, base_url_)) return false;
  auto token = request.form.get("csrf");
  if (token.empty()) token = request.headers.get("x-csrf-token");
  // Never the form cookie of somebody with a session: other hosts of the domain could have planted it.
  const auto cookie = visitor.actor.signed_in() ? cookies.get(session_cookie) : cookies.get(form_cookie);
  return csrf_matches(secrets_, cookie, token);
}

Sessions::FormToken Sessions::new_form_token() const {
  const auto value = secrets_.random_token(32);
  return {csrf_token(secrets_, value), set_cookie({.name = form_cookie, .value = value}, secure_cookies())};
}

std::string Sessions::new_token() const {
  return secrets_.random_token(32);
}

std::string Sessions::cookie_for(const std::string& token) const {
  return set_cookie({.name = session_cookie, .value = token, .lifetime = limits_.most}, secure_cookies());
}

std::string Sessions::removed_cookie() const {
  return remove_cookie(session_cookie, "/", secure_cookies());
}

void Sessions::close(const Visitor& visitor) {
  if (visitor.session_id.empty()) return;
  const auto id = static_cast<long long>(std::stoll(visitor.session_id));
  database_.write([&](soci::session& sql) {
    sql << "DELETE FROM kenes.session WHERE id = cast(:id as bigint)", soci::use(id, "id");
  });
  cache_.forget_session(id);
}

void Sessions::close_all(std::int64_t person_id) {
  const long long person = person_id;
  database_.write([&](soci::session& sql) {
    sql << "DELETE FROM kenes.session WHERE person_id = cast(:person as bigint)", soci::use(person, "person");
  });
  cache_.forget_person(person_id);
}

void Sessions::note_second_factor(soci::session& sql, const Visitor& visitor, Time now) {
  const auto id = static_cast<long long>(std::stoll(visitor.session_id));
  const long long at = micros(now);
  sql << "UPDATE kenes.session SET second_factor_at = kenes.to_time(cast(:now as bigint))"
         " WHERE id = cast(:id as bigint)",
      soci::use(at, "now"), soci::use(id, "id");
}

bool Sessions::is_noted(soci::session& sql, const Visitor& visitor, Time now) {
  const auto id = static_cast<long long>(std::stoll(visitor.session_id));
  const long long at = micros(now);
  int found = 0;
  sql << "SELECT count(*)::integer FROM kenes.session WHERE id = cast(:id as bigint)"
         " AND second_factor_at = kenes.to_time(cast(:now as bigint))",
      soci::use(id, "id"), soci::use(at, "now"), soci::into(found);
  return found != 0;
}

void Sessions::drop_second_factor(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  sql << "UPDATE kenes.session SET second_factor_at = NULL WHERE person_id = cast(:person as bigint)"
         " AND second_factor_at IS NOT NULL",
      soci::use(person, "person");
}

std::string Sessions::hash(std::string_view token) const {
  return secrets_.keyed_hash("identity.session", token);
}

}  // namespace kenes::identity
