#include "kenes/participation/guide.hpp"

namespace kenes::participation {
namespace {

boost::json::object ending(const Guide::Step& step) {
  return {{"id", step.id}, {"title", step.title}, {"explanation", step.explanation}};
}

boost::json::object moving(const Guide& guide, const Guide::Step& step, std::size_t number) {
  boost::json::array duties, ways;
  for (const auto& duty : step.duties) {
    duties.emplace_back(
        boost::json::object{{"at", duty.at}, {"title", duty.title}, {"by", duty.by}, {"within", duty.within}});
  }
  for (const auto& way : step.ways) {
    const auto* to = guide.step(way.to);
    ways.emplace_back(boost::json::object{
        {"when", way.when}, {"to", way.to}, {"to_title", to == nullptr ? std::string() : to->title}});
  }
  auto model = ending(step);
  model["number"] = number;
  model["who"] = step.who;
  model["need"] = step.need;
  model["time"] = step.time;
  model["duties"] = std::move(duties);
  model["ways"] = std::move(ways);
  return model;
}

boost::json::array lines(const std::vector<std::string>& texts) {
  boost::json::array models;
  for (const auto& text : texts) models.emplace_back(boost::json::object{{"text", text}});
  return models;
}

}  // namespace

boost::json::object to_json(const Guide& guide) {
  boost::json::array steps, ends, subjects;
  for (const auto& step : guide.steps) {
    if (step.kind == StageKind::end) {
      ends.emplace_back(ending(step));
    } else {
      steps.emplace_back(moving(guide, step, steps.size() + 1));
    }
  }
  for (const auto& subject : guide.subjects) {
    subjects.emplace_back(boost::json::object{{"title", subject.title},
                                              {"explanation", subject.explanation},
                                              {"by", subject.by},
                                              {"instead", subject.instead},
                                              {"href", subject.href}});
  }
  return {{"title", guide.title},      {"authors", lines(guide.authors)}, {"supporters", lines(guide.supporters)},
          {"steps", std::move(steps)}, {"ends", std::move(ends)},         {"subjects", std::move(subjects)}};
}

}  // namespace kenes::participation
