#include "acts/letters.hpp"

#include "acts/act_models.hpp"
#include "domain/checks.hpp"
#include "kenes/authorities.hpp"

namespace kenes::petition {

namespace {

std::string key(const char* event, const participation::Act& act) {
  return std::string("petition.") + event + ":" + std::to_string(act.id);
}

Arguments arguments_of(const Office& office, const Petition& petition, const participation::Act& act,
                       const std::string& language) {
  const auto& process = office.engine().process_of(petition.standing);
  const auto* authorities = office.host->find<Authorities>();
  const auto path = "/" + std::to_string(petition.id);
  return {{"act", act_title(process, act.rule, language)},
          {"authority", authority_title(authorities, act.authority, language)},
          {"duty", act.duty.empty() ? std::string() : duty_title(process, act.duty, language)},
          {"action", petition.texts.action},
          {"link", office.link(petition.service, path + "#act-" + std::to_string(act.id))},
          {"reply_link", office.link(petition.service, path + "/acts/" + std::to_string(act.id) + "/reply")},
          {"duty_link", office.link(petition.service, path + "/duty/" + act.duty)}};
}

// The language of a public body is the portal's first.
std::optional<MailMessage> to_body(const Office& office, const std::string& authority) {
  const auto* authorities = office.host->find<Authorities>();
  const auto* body = authorities == nullptr ? nullptr : authorities->find(authority);
  if (body == nullptr || body->email.empty()) return std::nullopt;
  MailMessage letter;
  letter.address = body->email;
  return letter;
}

void tell_author(soci::session& sql, const Office& office, const Petition& petition, const participation::Act& act) {
  if (petition.standing.author_id == 0) return;
  const auto language = office.host->mail().language_of(sql, petition.standing.author_id);
  const auto& words = office.host->translator(language);
  const auto arguments = arguments_of(office, petition, act, language);
  auto text = words.tr("About your petition \"{action}\", {authority} has sent you this: {act}.", arguments) + "\n\n" +
              act.text;
  if (!act.on.empty()) text += "\n\n" + words.tr("Date: {date}", {{"date", words.date(midnight(act.on))}});
  text += "\n\n" + words.tr("It is published on the petition's page. You can answer here: {reply_link}", arguments);
  office.host->mail().send(sql, {.person_id = petition.standing.author_id,
                                 .subject = words.tr("{act}: {action}", arguments),
                                 .text = std::move(text),
                                 .unique_key = key("act_to_author", act)});
}

}  // namespace

void tell_of_act(soci::session& sql, const Office& office, const Petition& petition, const participation::Act& act) {
  if (act.kind == "letter" || act.kind == "invitation") return tell_author(sql, office, petition, act);
  auto letter = to_body(office, act.body);
  if (!letter) return;
  const auto& language = office.host->languages().front();
  const auto& words = office.host->translator(language);
  const auto arguments = arguments_of(office, petition, act, language);
  letter->subject = words.tr("{act}: {action}", arguments);
  if (act.kind == "evidence") {
    letter->text = words.tr("{authority} asks you for evidence about the petition \"{action}\":", arguments) + "\n\n" +
                   act.text + "\n\n" + words.tr("Enter it here; it is published: {reply_link}", arguments);
  } else {
    letter->text =
        words.tr("{authority} reminds you of what you owe to the petition \"{action}\": {duty}.", arguments) + "\n\n" +
        act.text + "\n\n" + words.tr("Enter it here; it is published: {duty_link}", arguments);
  }
  letter->unique_key = key("act_to_body", act);
  office.host->mail().send(sql, *letter);
}

void tell_of_withdrawal(soci::session& sql, const Office& office, const Petition& petition,
                        const participation::Act& act) {
  const bool author = act.kind == "letter" || act.kind == "invitation";
  auto letter =
      author ? std::optional(MailMessage{.person_id = petition.standing.author_id}) : to_body(office, act.body);
  if (!letter || (author && letter->person_id == 0)) return;
  const auto language =
      author ? office.host->mail().language_of(sql, letter->person_id) : office.host->languages().front();
  const auto& words = office.host->translator(language);
  auto arguments = arguments_of(office, petition, act, language);
  letter->subject = words.tr("Withdrawn: {act}, {action}", arguments);
  letter->text = words.tr("{authority} has withdrawn this about the petition \"{action}\": {act}.", arguments) +
                 "\n\n" + act.withdrawn_because + "\n\n" + words.tr("Read more: {link}", arguments);
  letter->unique_key = key("act_withdrawn", act);
  office.host->mail().send(sql, *letter);
}

void tell_of_reply(soci::session& sql, const Office& office, const Petition& petition, const participation::Act& act) {
  auto letter = to_body(office, act.authority);
  if (!letter) return;
  const auto& language = office.host->languages().front();
  const auto& words = office.host->translator(language);
  const auto arguments = arguments_of(office, petition, act, language);
  letter->subject = words.tr("Answered: {act}, {action}", arguments);
  letter->text = words.tr("There is an answer to this about the petition \"{action}\": {act}.", arguments) + "\n\n" +
                 words.tr("Read it here: {link}",
                          {{"link", office.link(petition.service, "/" + std::to_string(petition.id) + "/acts")}});
  letter->unique_key = key("act_answered", act);
  office.host->mail().send(sql, *letter);
}

}  // namespace kenes::petition
