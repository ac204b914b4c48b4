#pragma once
#include <optional>
#include <string>
#include <vector>

#include "identity/session_cache.hpp"
#include "identity/session_rows.hpp"
#include "identity/visitor.hpp"
#include "kenes/database.hpp"
#include "kenes/gather.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// How long a session lives.
struct SessionLimits {
  std::chrono::hours idle{30 * 24};
  std::chrono::hours most{90 * 24};
  std::chrono::hours most_of_staff{12};  // of whoever holds a role; and of the second factor that was shown
  std::chrono::minutes noted_every{10};  // `seen_at` is written no more often
  // Roles are withheld until the session has shown a second factor. Without this only those of people who have set one
  // up: they wanted it to be asked for.
  bool staff_second_factor = false;
};

// What a provider's proof turns into; see open().
struct NewSession {
  std::string token;  // made by new_token() before the transaction, so that running it again makes no second session
  std::int64_t person_id = 0;
  std::string provider;
  Assurance assurance = Assurance::none;
  std::string device;
  PersonFacts facts = {};  // encrypted with the token
  std::optional<Time> proved_at = {};
  // The person's session that this one takes the place of, whose second factor goes on counting. 0: none.
  std::int64_t continues = 0;
};

// One line of the list on the account page.
struct SessionLine {
  std::int64_t id = 0;
  std::string device;
  std::string provider;
  Time created, seen;
};

// Who sent a request, and whether a form may be trusted. One object for the process; the references outlive it.
// [any thread]
class Sessions {
 public:
  Sessions(Database& database, const Secrets& secrets, std::string base_url, SessionLimits limits = {});

  // No query without a cookie, one at most every 5 seconds with a valid one. Throws DatabaseUnavailable.
  Visitor identify(const NamedValues& cookies, Time now);

  // For every request that changes something: the token ("csrf" in the form, or the header x-csrf-token) belongs to the
  // visitor's session, or without one to their form cookie, and the browser doesn't say that another site sent it.
  bool csrf_ok(const Visitor& visitor, const Request& request, const NamedValues& cookies) const;

  // For an anonymous visitor without a form cookie (visitor.csrf_token is ""): the token to put into the page's forms
  // and the Set-Cookie header that must go with it. A page with a token in it must not be shared by caches.
  struct FormToken {
    std::string token, set_cookie;
  };
  FormToken new_form_token() const;

  // Begins a session in the caller's transaction; after the commit set the cookie. [also used by tests and benchmarks]
  std::string new_token() const;
  void open(soci::session& sql, const NewSession& session, Time now) const;
  // Whether the session of this token was opened already: an earlier attempt of the same transaction had committed.
  bool is_open(soci::session& sql, const std::string& token) const;
  std::string cookie_for(const std::string& token) const;
  std::string removed_cookie() const;

  // Each in a transaction of its own. Nothing happens if the session is gone.
  void close(const Visitor& visitor);
  void close_all(std::int64_t person_id);
  // One of the person's sessions; false if they have no such one.
  bool close_one(std::int64_t person_id, std::int64_t session_id);
  // In the caller's transaction; after the commit forget(person_id).
  static void close_others(soci::session& sql, const Visitor& visitor);
  // A person's name or roles have changed: sessions are read anew in this process at once.
  void forget(std::int64_t person_id) { cache_.forget_person(person_id); }
  // The second factor was shown, or no longer counts in any session of the person, as when the last one was removed.
  // In the caller's transaction; afterwards forget().
  static void note_second_factor(soci::session& sql, const Visitor& visitor, Time now);
  // Whether that was noted of this very moment: an earlier attempt of the same transaction had committed.
  static bool is_noted(soci::session& sql, const Visitor& visitor, Time now);
  static void drop_second_factor(soci::session& sql, std::int64_t person_id);
  bool asks_second_factor() const { return limits_.staff_second_factor; }
  // Sessions that are still valid, the last seen first.
  std::vector<SessionLine> of_person(std::int64_t person_id, Time now);

  // Whether whoever shows that another account is theirs, too, is asked to join the two (see joining/). Set before any
  // request comes.
  void offer_joining(bool offered) { offers_joining_ = offered; }
  bool offers_joining() const { return offers_joining_; }

  bool secure_cookies() const { return base_url_.starts_with("https:"); }
  const std::string& base_url() const { return base_url_; }
  const Secrets& secrets() const { return secrets_; }

 private:
  std::string hash(std::string_view token) const;
  SessionCache::Known known(const std::string& token, Time now);
  SessionCache::Known read(const std::string& token, const std::string& token_hash, Time now);
  void note_seen(const KnownSession& session, Time now);

  Database& database_;
  const Secrets& secrets_;
  std::string base_url_;
  SessionLimits limits_;
  bool offers_joining_ = false;
  SessionCache cache_;
  Gather<std::string, StoredSession> stored_;  // by the token's hash
};

}  // namespace kenes::identity
