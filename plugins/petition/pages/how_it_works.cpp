// The public guide, drawn from the process alone.
#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

boost::json::array thresholds(const Call& call, const Process& process, const Stage& stage) {
  boost::json::array models;
  for (const auto& threshold : stage.thresholds) {
    const auto supporters = threshold.requirement.fixed();
    if (!supporters) continue;  // differs from place to place
    const auto* duty = process.duty(threshold.opens);
    models.emplace_back(boost::json::object{
        {"supporters", *supporters},
        {"duty", duty == nullptr ? threshold.opens : duty->title.in(call.words().language())},
        {"within", duty != nullptr && duty->within ? boost::json::value(period_words(*duty->within, call.words()))
                                                   : boost::json::value(nullptr)}});
  }
  return models;
}

std::string title_of(const Call& call, const Process& process, std::string_view id) {
  const auto* stage = process.stage(id);
  return stage == nullptr ? std::string() : stage->title.in(call.words().language());
}

boost::json::array outcomes(const Call& call, const Process& process, const Stage& stage) {
  boost::json::array models;
  for (const auto& outcome : stage.outcomes) {
    models.emplace_back(
        boost::json::object{{"to", title_of(call, process, outcome.to)}, {"reason", outcome.needs_reason}});
  }
  return models;
}

boost::json::object step(const Call& call, const Process& process, const Stage& stage) {
  const auto language = call.words().language();
  const bool failing = !stage.otherwise.empty() && stage.otherwise != stage.then;
  return {{"id", stage.id},
          {"title", stage.title.in(language)},
          {"explanation", stage.explanation.in(language)},
          {"within",
           stage.within ? boost::json::value(period_words(*stage.within, call.words())) : boost::json::value(nullptr)},
          {"need", stage.need.fixed() ? boost::json::value(*stage.need.fixed()) : boost::json::value(nullptr)},
          {"next", title_of(call, process, stage.then)},
          {"otherwise", failing ? title_of(call, process, stage.otherwise) : std::string()},
          {"thresholds", thresholds(call, process, stage)},
          {"outcomes", outcomes(call, process, stage)}};
}

}  // namespace

Response how_it_works_page(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  const auto language = call.words().language();
  boost::json::array steps, ends, reasons;
  for (const auto& stage : process.stages) {
    (stage.kind == participation::StageKind::end ? ends : steps).emplace_back(step(call, process, stage));
  }
  for (const auto& reason : process.reasons) {
    reasons.emplace_back(boost::json::object{{"title", reason.title.in(language)},
                                             {"explanation", reason.explanation.in(language)},
                                             {"hidden", reason.hidden}});
  }
  auto response = page("petition/how_it_works", {{"title", call.tr("How it works")},
                                                 {"process_title", process.title.in(language)},
                                                 {"steps", steps},
                                                 {"ends", ends},
                                                 {"reasons", reasons},
                                                 {"limits",
                                                  [&] {
                                                    boost::json::object limits;
                                                    for (const auto& [name, value] : process.limits)
                                                      limits[name] = value;
                                                    return limits;
                                                  }()},
                                                 {"new_href", call.url("/new")},
                                                 {"home_href", call.url("")}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
