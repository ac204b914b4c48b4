#include "identity/new_way_mail.hpp"

#include "identity/people.hpp"

namespace kenes::identity {

void tell_of_new_way(Host& host, std::int64_t person_id) {
  const auto made = std::to_string(micros(host.clock().now()));
  host.database().write([&](soci::session& sql) {
    const auto profile = read_profile(sql, person_id);
    if (!profile || profile->email.empty()) return;
    const auto& words = host.translator(host.mail().language_of(sql, person_id));
    host.mail().send(sql, {.person_id = person_id,
                           .subject = words.tr("A new way to sign in to your account"),
                           .text = words.tr("A further way to sign in was added to your account.") + "\n\n" +
                                   words.tr("If it was not you, somebody else has used your account. Remove that way "
                                            "here, and sign out everywhere: {link}",
                                            {{"link", host.base_url() + "/account/ways"}}),
                           .unique_key = "account.new_way:" + std::to_string(person_id) + ":" + made});
  });
}

}  // namespace kenes::identity
