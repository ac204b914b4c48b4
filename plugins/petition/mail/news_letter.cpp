#include "mail/news_letter.hpp"

#include "domain/checks.hpp"

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

}  // namespace

std::optional<MailMessage> news_letter(const Office& office, const Petition& petition, const News& news,
                                       const std::vector<Answer>& answers, const std::vector<Debate>& debates,
                                       const std::string& language) {
  const auto& words = office.host->translator(language);
  const auto* rule = office.engine().process_of(petition.standing).duty(news.duty);
  const Arguments arguments{{"duty", rule == nullptr ? news.duty : rule->title.in(language)},
                            {"action", petition.texts.action},
                            {"link", office.link(petition.service, "/" + std::to_string(petition.id))}};
  const auto why = "\n\n" + words.tr("You get this message because you signed or started this petition.");
  MailMessage letter;
  if (news.event == "answer") {
    const auto* answer = of_duty(answers, news.duty);
    if (answer == nullptr) return std::nullopt;
    letter.subject = words.tr("{duty}: {action}", arguments);
    letter.text = words.tr("{duty} to the petition \"{action}\":", arguments) + "\n\n" + answer->summary + "\n\n" +
                  words.tr("Read it in full: {link}", arguments) + why;
    letter.unique_key = key(petition, news);
    return letter;
  }
  const auto* debate = of_duty(debates, news.duty);
  if (debate == nullptr) return std::nullopt;
  if (news.event == "scheduled") {
    auto dated = arguments;
    dated.emplace_back("date", words.date(midnight(debate->scheduled_on)));
    letter.subject = words.tr("{duty} on {date}: {action}", dated);
    letter.text = words.tr("The petition \"{action}\" has a date. {duty}: {date}.", dated) + "\n\n" +
                  words.tr("Read more: {link}", arguments) + why;
    letter.unique_key = key(petition, news, ":" + debate->scheduled_on);
    return letter;
  }
  if (!debate->outcome_at) return std::nullopt;
  auto dated = arguments;
  dated.emplace_back("date", words.date(midnight(debate->debated_on)));
  letter.subject = words.tr("{duty}, what was said: {action}", dated);
  letter.text = words.tr("The petition \"{action}\" was dealt with on {date}.", dated);
  if (!debate->overview.empty()) letter.text += "\n\n" + debate->overview;
  for (const auto& link : {debate->transcript_url, debate->video_url}) {
    if (!link.empty()) letter.text += "\n" + link;
  }
  letter.text += "\n\n" + words.tr("Read more: {link}", arguments) + why;
  letter.unique_key = key(petition, news);
  return letter;
}

}  // namespace kenes::petition
