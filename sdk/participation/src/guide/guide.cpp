#include "kenes/participation/guide.hpp"

#include <algorithm>

#include "guide/words.hpp"

namespace kenes::participation {
namespace {

class Teller {
 public:
  Teller(const Process& process, const Translator& words, const Authorities* authorities)
      : process_(process), words_(words), authorities_(authorities), language_(words.language()) {}

  Guide::Step step(const Stage& stage) const {
    return {.id = stage.id,
            .kind = stage.kind,
            .title = stage.title.in(language_),
            .explanation = stage.explanation.in(language_),
            .who = who(stage),
            .need = requirement_words(process_, stage.need, words_),
            .time = period_words(stage.within, words_),
            .duties = duties(stage),
            .ways = ways(stage)};
  }

  Guide::Subject subject(const Field& field) const {
    Guide::Subject subject{field.title.in(language_), field.explanation.in(language_), "", "", ""};
    if (!field.authority.empty()) subject.by = title(field.authority);
    if (!field.refuse) return subject;
    subject.instead = field.refuse->title.in(language_) + ". " + field.refuse->explanation.in(language_);
    subject.href = field.refuse->href;
    return subject;
  }

 private:
  // Which one it is may depend on what a submission is addressed by.
  std::string title(const std::string& by) const {
    if (by == "{field}") return words_.tr("the authority for the subject");
    if (by == "{addressee}") return words_.tr("the authority that the decision names");
    if (by.find('{') != std::string::npos) return words_.tr("the authority of the place");
    return authority_title(authorities_, by, language_);
  }

  std::string who(const Stage& stage) const {
    switch (stage.kind) {
      case StageKind::draft:
        return words_.tr("The author");
      case StageKind::collect:
        return words_.tr("Supporters");
      case StageKind::review:
        return title(stage.by);
      case StageKind::await:  // its duties say who
      case StageKind::end:
        break;
    }
    return {};
  }

  std::vector<Guide::Duty> duties(const Stage& stage) const {
    std::vector<Guide::Duty> all;
    const auto add = [&](const std::string& at, const std::string& id) {
      const auto* rule = process_.duty(id);
      if (rule == nullptr) return;
      all.push_back({at, rule->title.in(language_), title(rule->by), period_words(rule->within, words_)});
    };
    for (const auto& id : stage.opens) add("", id);
    for (const auto& threshold : stage.thresholds) {
      add(requirement_words(process_, threshold.requirement, words_), threshold.opens);
    }
    return all;
  }

  std::vector<Guide::Way> ways(const Stage& stage) const {
    std::vector<Guide::Way> all;
    const Arguments time{{"time", period_words(stage.within, words_)}};
    if (stage.kind == StageKind::draft) {
      all.push_back({words_.tr("when the author submits it"), stage.then});
      if (stage.within) all.push_back({words_.tr("if it is not submitted within {time}", time), stage.otherwise});
    }
    if (stage.kind == StageKind::collect) collect(stage, time, all);
    if (stage.kind == StageKind::await) all.push_back({words_.tr("when all of that is done"), stage.then});
    for (const auto& outcome : stage.outcomes) all.push_back({decision(outcome), outcome.to});
    return all;
  }

  void collect(const Stage& stage, const Arguments& time, std::vector<Guide::Way>& all) const {
    const auto need = requirement_words(process_, stage.need, words_);
    if (need.empty()) {
      if (stage.within) all.push_back({words_.tr("after {time}", time), stage.then});
      return;
    }
    all.push_back({words_.tr("as soon as it has {need}", {{"need", need}}), stage.then});
    if (!stage.within) return;
    all.push_back({words_.tr("if that is not reached within {time}", time),
                   stage.otherwise.empty() ? stage.then : stage.otherwise});
  }

  std::string decision(const Outcome& outcome) const {
    const auto name = outcome.title.in(language_);
    const auto what = name.empty() ? words_.tr("by decision") : words_.tr("by decision “{name}”", {{"name", name}});
    if (outcome.needs_reason) return words_.tr("{what}, with a reason", {{"what", what}});
    if (outcome.needs_note) return words_.tr("{what}, with a note to the author", {{"what", what}});
    return what;
  }

  const Process& process_;
  const Translator& words_;
  const Authorities* authorities_;
  const std::string language_;
};

}  // namespace

const Guide::Step* Guide::step(std::string_view id) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

Guide guide_of(const Process& process, const Translator& words, const Authorities* authorities) {
  const Teller teller(process, words, authorities);
  Guide guide{.language = std::string(words.language()), .title = process.title.in(words.language())};
  guide.authors = eligibility_words(process.author, words);
  guide.supporters = eligibility_words(process.support, words);
  for (const auto& field : process.fields) guide.subjects.push_back(teller.subject(field));
  for (const auto& stage : process.stages) guide.steps.push_back(teller.step(stage));
  return guide;
}

}  // namespace kenes::participation
