#include "identity/staff/pages.hpp"
#include "identity/staff/paging.hpp"

namespace kenes::identity::staff {
namespace {

std::int64_t invitation_of(const CoreCall& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

const char* list_path = "/staff/people/invitations";

}  // namespace

Response Pages::invitations(CoreCall& call) const {
  const Reach reach(call.actor());
  Paging paging;
  const auto open = call.host().database().read([&](soci::session& sql) {
    paging = paging_of(call.request(), count_open(sql, reach));
    return list_open(sql, reach, paging.from(), page_size);
  });
  boost::json::array rows;
  for (const auto& one : open) {
    auto row = shown(one.role, one.scope, call.words());
    const bool mine = reach.covers(one.role, one.scope);
    const auto base = std::string(list_path) + "/" + std::to_string(one.id);
    row["email"] = one.email;
    row["by"] = one.by_name;
    row["created_at"] = to_iso(one.created);
    row["expires_at"] = to_iso(one.expires);
    row["expired"] = one.expires <= call.now();
    row["resend_href"] = mine ? base + "/resend" : "";
    row["revoke_href"] = mine ? base + "/revoke" : "";
    rows.push_back(std::move(row));
  }
  return page(
      "core/staff/invitations",
      {{"title", call.tr("Open invitations")}, {"invitations", std::move(rows)}, {"pages", links(paging, list_path)}});
}

Response Pages::send_again(CoreCall& call) const {
  auto& host = call.host();
  const Reach reach(call.actor());
  const auto token = host.secrets().random_token(32);
  const auto by = call.actor().person_id;
  const auto sent = host.database().write([&](soci::session& sql) {
    const auto again = invite_again(sql, host, reach, invitation_of(call), token, by, call.now());
    if (again) {
      host.mail().send(sql, invitation_mail(call, {.email = again->email,
                                                   .role = again->role,
                                                   .scope = again->scope,
                                                   .language = again->language,
                                                   .token = token,
                                                   .by = by}));
    }
    return again;
  });
  if (sent) {
    call.flash("success", call.tr("The invitation was sent to {email}", {{"email", sent->email}}));
  } else if (sent.error().code == "too_many") {
    call.flash("important", call.tr("Many invitations were sent today. Wait until tomorrow before you send more."));
  } else {
    return not_found();
  }
  return redirect(list_path);
}

Response Pages::revoke(CoreCall& call) const {
  auto& host = call.host();
  const Reach reach(call.actor());
  const bool revoked = host.database().write([&](soci::session& sql) {
    return revoke_invitation(sql, host.audit(), reach, invitation_of(call), call.actor().person_id, call.now());
  });
  if (!revoked) return not_found();
  call.flash("success", call.tr("The invitation was revoked"));
  return redirect(list_path);
}

}  // namespace kenes::identity::staff
