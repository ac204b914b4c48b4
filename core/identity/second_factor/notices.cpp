#include "identity/second_factor/notices.hpp"

namespace kenes::identity::second_factor {
namespace {

using What = Change::What;

const char* action(What what) {
  switch (what) {
    case What::added:
      return "second_factor.add";
    case What::removed:
      return "second_factor.remove";
    case What::reset:
      return "second_factor.reset";
    case What::recovery_code_used:
      return "second_factor.recovery_code";
    case What::copied_key:
      break;
  }
  return "second_factor.copied_key";
}

std::string told(What what, const Translator& words) {
  switch (what) {
    case What::added:
      return words.tr("A second factor was added to your account.");
    case What::removed:
      return words.tr("A second factor was removed from your account.");
    case What::reset:
      return words.tr(
          "An administrator has removed the second factor from your account. Set up a new one when you next sign in.");
    case What::recovery_code_used:
      return words.tr("A recovery code was used for your account.");
    case What::copied_key:
      break;
  }
  return words.tr(
      "A security key of your account was refused: it seems that somebody has a copy of it. Remove it and use "
      "another.");
}

}  // namespace

void tell_and_record(soci::session& sql, Host& host, const Change& change, Time now) {
  boost::json::object details;
  if (!change.kind.empty()) details["kind"] = change.kind;
  host.audit().record(sql, {change.by, action(change.what), "person:" + std::to_string(change.person_id), details});
  const auto& words = host.translator(host.mail().language_of(sql, change.person_id));
  host.mail().send(sql, {.person_id = change.person_id,
                         .subject = words.tr("Your second factor"),
                         .text = told(change.what, words) + "\n\n" +
                                 words.tr("If this was not you, tell the people who run this portal at once.") +
                                 "\n\n" + host.base_url() + "/account/second-factor\n",
                         .unique_key = std::string(action(change.what)) + ":" + std::to_string(change.person_id) + ":" +
                                       std::to_string(micros(now))});
}

}  // namespace kenes::identity::second_factor
