#pragma once
// Invitations to take a role: sent by mail, accepted once by whoever proves to own the address.
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "identity/staff/reach.hpp"
#include "kenes/host.hpp"
#include "kenes/result.hpp"

namespace kenes::identity::staff {

inline constexpr std::chrono::days invitation_lifetime{7};

// Who is invited to what. `token` is made before the transaction, so that running it again sends one mail with the link
// that works.
struct NewInvitation {
  std::string email;  // normalised
  std::string role, scope, language, token;
  std::int64_t by = 0;
};

struct Invitation {
  std::int64_t id = 0;
  std::string email, role, scope, language;
  std::int64_t by = 0;
  std::string by_name;
  Time created, expires;
};

std::string invitation_hash(const Secrets& secrets, std::string_view token);

// The row, without the mail. Takes the place of an open one for the same. Errors: "held": the address has this role;
// "too_many": mails to this address, or from this administrator, within a day.
Result<std::int64_t> invite(soci::session& sql, Host& host, const NewInvitation& invitation, Time now);
// A new link for seven days; the old one is worth nothing afterwards. Errors: "gone", "too_many".
Result<Invitation> invite_again(soci::session& sql, Host& host, const Reach& reach, std::int64_t id,
                                const std::string& token, std::int64_t by, Time now);
// False if it has ended already or is beyond reach.
bool revoke_invitation(soci::session& sql, Audit& audit, const Reach& reach, std::int64_t id, std::int64_t by,
                       Time now);

int count_open(soci::session& sql, const Reach& reach);
std::vector<Invitation> list_open(soci::session& sql, const Reach& reach, int from, int most);

// By the link. Nothing if it was used, revoked, replaced or is too old.
std::optional<Invitation> find_invitation(soci::session& sql, const Secrets& secrets, std::string_view token, Time now);
// Whether the person has proved that the address is theirs.
bool has_proved(soci::session& sql, std::int64_t person_id, const std::string& email);

// The person takes the role. Errors: "over" as find_invitation, and when whoever invited may not hand it out any more;
// "other_address": not proved. Accepting a second time at the same moment changes nothing.
Result<Invitation> accept(soci::session& sql, Host& host, std::string_view token, std::int64_t person_id, Time now);

}  // namespace kenes::identity::staff
