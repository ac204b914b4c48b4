#include "mail/author_letter.hpp"

#include "domain/stages.hpp"
#include "kenes/authorities.hpp"

namespace kenes::petition {

using participation::Move;
using participation::StageKind;

namespace {

struct Words {
  std::string subject, text;
};

// The reason of a refusal and the moderator's words, as paragraphs.
std::string grounds(const Process& process, const Move& move, const std::string& language) {
  std::string text;
  if (const auto* reason = process.reason(move.reason); reason != nullptr) {
    text += "\n\n" + reason->title.in(language);
    if (const auto& explanation = reason->explanation.in(language); !explanation.empty()) text += "\n" + explanation;
  }
  if (!move.note.empty()) text += "\n\n" + move.note;
  return text;
}

// What is said where no other words fit: the step by its own name and explanation, and the grounds of who decided.
Words step(const Translator& words, const Process& process, const Stage& to, const Move& move,
           const Arguments& arguments, const std::string& language) {
  auto named = arguments;
  named.emplace_back("step", to.title.in(language));
  return Words{words.tr("{step}: {action}", named),
               words.tr("Your petition \"{action}\" has come to a new step: {step}.", named) + "\n" +
                   to.explanation.in(language) + grounds(process, move, language) + "\n\n" +
                   words.tr("Read more: {link}", named)};
}

std::optional<Words> collecting(const Translator& words, const Stage& to, const Arguments& arguments) {
  if (is_public(to)) {
    return Words{words.tr("Your petition is published: {action}", arguments),
                 words.tr("Your petition \"{action}\" is published. Anyone can sign it now.", arguments) + "\n\n" +
                     words.tr("Share this link: {link}", arguments)};
  }
  return Words{words.tr("Find supporters for your petition: {action}", arguments),
               words.tr("Your petition \"{action}\" needs supporters before it is checked.", arguments) + "\n\n" +
                   words.tr("Send this link to people who may support it: {support_link}", arguments)};
}

std::optional<Words> ended(const Translator& words, const Process& process, const Stage& to, const Move& move,
                           const Arguments& arguments, const std::string& language) {
  if (refuses(process, to.id)) {
    const auto why = grounds(process, move, language);
    if (!is_public(to)) {
      return Words{words.tr("Your petition can't be published"),
                   words.tr("We can't publish your petition \"{action}\".", arguments) + why};
    }
    return Words{words.tr("Your petition was rejected: {action}", arguments),
                 words.tr("We rejected your petition \"{action}\".", arguments) + why + "\n\n" +
                     words.tr("It is published with the reason: {link}", arguments)};
  }
  const auto* from = process.stage(move.from);
  const bool collected = from != nullptr && collects(*from);
  if (move.cause != "deadline" && !collected) return step(words, process, to, move, arguments, language);
  if (is_public(to)) {
    return Words{words.tr("Your petition has closed: {action}", arguments),
                 words.tr("Your petition \"{action}\" is closed for signatures. It has {count}.", arguments) + "\n\n" +
                     words.tr("Read more: {link}", arguments)};
  }
  return Words{
      words.tr("Your petition did not go on: {action}", arguments),
      words.tr("Your petition \"{action}\" did not go on in time. You can start a new one at any time.", arguments)};
}

std::optional<Words> compose(const Translator& words, const Process& process, const Stage& to, const Move& move,
                             const Arguments& arguments, const std::string& language) {
  switch (to.kind) {
    case StageKind::collect:
      return collecting(words, to, arguments);
    case StageKind::review:
      if (is_public(to)) return step(words, process, to, move, arguments, language);
      return Words{
          words.tr("Your petition is being checked: {action}", arguments),
          words.tr("We are checking that your petition \"{action}\" meets the standards. You will hear from us.",
                   arguments)};
    case StageKind::draft:
      if (move.person_id == 0) return std::nullopt;
      return Words{words.tr("Please change your petition: {action}", arguments),
                   words.tr("We need you to change your petition \"{action}\" before it can go on:", arguments) +
                       grounds(process, move, language) + "\n\n" + words.tr("Change it here: {edit_link}", arguments)};
    case StageKind::await:
      if (!move.note.empty()) return step(words, process, to, move, arguments, language);
      return std::nullopt;  // the letters on duties tell
    case StageKind::end:
      return ended(words, process, to, move, arguments, language);
  }
  return std::nullopt;
}

// Whether a number of supporters opens the duty, or a step by itself.
bool by_count(const Process& process, const std::string& rule) {
  for (const auto& stage : process.stages) {
    for (const auto& threshold : stage.thresholds) {
      if (threshold.opens == rule) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<MailMessage> author_letter(const Office& office, const Petition& petition, const Move& move,
                                         const std::string& language) {
  const auto& process = office.engine().process_of(move.after);
  const auto* to = process.stage(move.to);
  if (to == nullptr) return std::nullopt;
  const auto& words = office.host->translator(language);
  const auto path = "/" + std::to_string(petition.id);
  const Arguments arguments{
      {"action", petition.texts.action},
      {"count", words.trn("{count} signature", "{count} signatures", move.after.support_count)},
      {"link", office.link(petition.service, path)},
      {"edit_link", office.link(petition.service, path + "/edit")},
      {"support_link", office.link(petition.service, path + "/support/" + move.after.link_token)}};
  auto composed = compose(words, process, *to, move, arguments, language);
  if (!composed) return std::nullopt;
  return MailMessage{.person_id = move.after.author_id,
                     .subject = std::move(composed->subject),
                     .text = std::move(composed->text),
                     .unique_key = "petition.moved:" + std::to_string(petition.id) + ":" + move.to + ":" +
                                   std::to_string(micros(move.after.stage_since))};
}

MailMessage duty_letter(const Office& office, const Petition& petition, const participation::Duty& duty,
                        const std::string& language) {
  const auto& words = office.host->translator(language);
  const auto* rule = office.engine().process_of(petition.standing).duty(duty.rule);
  const auto& process = office.engine().process_of(petition.standing);
  const Arguments arguments{
      {"action", petition.texts.action},
      {"count", words.trn("{count} signature", "{count} signatures", petition.standing.support_count)},
      {"duty", rule == nullptr ? duty.rule : rule->title.in(language)},
      {"authority", authority_title(office.host->find<Authorities>(), duty.authority, language)},
      {"link", office.link(petition.service, "/" + std::to_string(petition.id))}};
  const auto more = "\n\n" + words.tr("Read more: {link}", arguments);
  MailMessage letter{.person_id = petition.standing.author_id,
                     .unique_key = "petition.duty:" + std::to_string(petition.id) + ":" + duty.rule};
  if (by_count(process, duty.rule)) {
    letter.subject = words.tr("Your petition has {count}: {action}", arguments);
    letter.text = words.tr("Your petition \"{action}\" has {count}. What comes next: {duty}.", arguments) + more;
    return letter;
  }
  letter.subject = words.tr("Your petition was passed on: {action}", arguments);
  letter.text = words.tr("Your petition \"{action}\" is with {authority} now. What comes next: {duty}.", arguments);
  if (duty.due_at) letter.text += "\n" + words.tr("It is due by {date}.", {{"date", words.date(*duty.due_at)}});
  letter.text += more;
  return letter;
}

}  // namespace kenes::petition
