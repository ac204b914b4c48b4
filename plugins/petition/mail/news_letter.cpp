#include "mail/news_letter.hpp"

#include "acts/act_models.hpp"
#include "domain/checks.hpp"
#include "following/following.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

namespace {

template <class T>
const T* of_duty(const std::vector<T>& all, const std::string& duty) {
  for (const auto& one : all) {
    if (one.duty == duty) return &one;
  }
  return nullptr;
}

std::string key(const Petition& petition, const News& news, const std::string& extra = "") {
  return "petition." + news.event + ":" + std::to_string(petition.id) + ":" + news.duty + extra;
}

using Letter = std::optional<MailMessage>;

struct Writer {
  const Translator& words;
  const Petition& petition;
  const Process& process;
  const News& news;
  Arguments arguments;  // action, link

  Arguments with(const std::string& name, std::string value) const {
    auto all = arguments;
    all.emplace_back(name, std::move(value));
    return all;
  }
  std::string more() const { return "\n\n" + words.tr("Read more: {link}", arguments); }
  Arguments with_duty() const { return with("duty", duty_title(process, news.duty, words.language())); }

  Letter answer(const Answer* answer) const {
    if (answer == nullptr) return std::nullopt;
    const auto named = with_duty();
    return MailMessage{.subject = words.tr("{duty}: {action}", named),
                       .text = words.tr("{duty} to the petition \"{action}\":", named) + "\n\n" + answer->summary +
                               "\n\n" + words.tr("Read it in full: {link}", named),
                       .unique_key = key(petition, news)};
  }

  Letter scheduled(const Debate* debate) const {
    if (debate == nullptr) return std::nullopt;
    auto dated = with_duty();
    dated.emplace_back("date", words.date(midnight(debate->scheduled_on)));
    return MailMessage{.subject = words.tr("{duty} on {date}: {action}", dated),
                       .text = words.tr("The petition \"{action}\" has a date. {duty}: {date}.", dated) + more(),
                       .unique_key = key(petition, news, ":" + debate->scheduled_on)};
  }

  Letter debated(const Debate* debate) const {
    if (debate == nullptr || !debate->outcome_at) return std::nullopt;
    auto dated = with_duty();
    dated.emplace_back("date", words.date(midnight(debate->debated_on)));
    auto text = words.tr("The petition \"{action}\" was dealt with on {date}.", dated);
    if (!debate->overview.empty()) text += "\n\n" + debate->overview;
    for (const auto& link : {debate->transcript_url, debate->video_url}) {
      if (!link.empty()) text += "\n" + link;
    }
    return MailMessage{.subject = words.tr("{duty}, what was said: {action}", dated),
                       .text = text + more(),
                       .unique_key = key(petition, news)};
  }

  Letter act(const std::optional<participation::Act>& act) const {
    if (!act || act->withdrawn_at) return std::nullopt;
    const auto named = with("act", act_title(process, act->rule, words.language()));
    return MailMessage{.subject = words.tr("{act}: {action}", named),
                       .text = words.tr("The committee has done this for the petition \"{action}\": {act}.", named) +
                               "\n\n" + act->text + more(),
                       .unique_key = key(petition, news)};
  }

  Letter stage() const {
    const auto* stage = process.stage(news.duty);
    if (stage == nullptr) return std::nullopt;
    auto named = with("stage", stage->title.in(words.language()));
    named.emplace_back("count", words.trn("{count} signature", "{count} signatures", petition.standing.support_count));
    auto text = words.tr("The petition \"{action}\" has {count}. Where it stands now: {stage}.", named);
    if (const auto& explanation = stage->explanation.in(words.language()); !explanation.empty())
      text += "\n\n" + explanation;
    return MailMessage{
        .subject = words.tr("{stage}: {action}", named), .text = text + more(), .unique_key = key(petition, news)};
  }
};

}  // namespace

Told read_told(soci::session& sql, const Office& office, const News& news) {
  Told told{answers_of(sql, news.petition_id), debates_of(sql, news.petition_id), std::nullopt};
  if (news.event == "act") told.act = office.kit->acts().find(sql, std::stoll(news.duty));
  return told;
}

bool author_knows(const News& news, const Told& told) {
  const bool to_author = told.act && (told.act->kind == "letter" || told.act->kind == "invitation");
  return news.event == "stage" || to_author;
}

std::optional<MailMessage> news_letter(const Office& office, const Petition& petition, const News& news,
                                       const Told& told, const std::string& language) {
  const Writer writer{
      office.host->translator(language),
      petition,
      office.engine().process_of(petition.standing),
      news,
      {{"action", petition.texts.action}, {"link", office.link(petition.service, "/" + std::to_string(petition.id))}}};
  if (news.event == "answer") return writer.answer(of_duty(told.answers, news.duty));
  if (news.event == "scheduled") return writer.scheduled(of_duty(told.debates, news.duty));
  if (news.event == "debated") return writer.debated(of_duty(told.debates, news.duty));
  if (news.event == "act") return writer.act(told.act);
  return writer.stage();
}

std::string why_told(const Office& office, const Petition& petition, std::int64_t person_id,
                     const std::string& language) {
  const auto& words = office.host->translator(language);
  if (person_id == petition.standing.author_id)
    return words.tr("You get this message because you started this petition.");
  return words.tr("You get this message because you signed this petition and asked for news. Stop it here: {stop_link}",
                  {{"stop_link", stop_link(office, petition.service, petition.id, person_id)}});
}

}  // namespace kenes::petition
