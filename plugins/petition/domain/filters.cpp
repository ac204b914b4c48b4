#include "domain/filters.hpp"

#include "domain/stages.hpp"

namespace kenes::petition {

std::vector<Filter> filters(const participation::Process& process, const Translator& words) {
  std::vector<Filter> all{{"all", words.tr("All petitions"), "all"}};
  const auto language = words.language();
  for (const auto* stage : public_stages(process)) {
    all.push_back({stage->id, stage->title.in(language), "stage:" + stage->id});
  }
  for (const auto& duty : process.duties) {
    const Arguments named{{"duty", duty.title.in(language)}};
    const bool event = is_event(duty.kind);
    all.push_back({"awaiting-" + duty.id, words.tr("{duty}: awaited", named), "awaiting:" + duty.id});
    all.push_back({"met-" + duty.id, event ? words.tr("{duty}: held", named) : words.tr("{duty}: given", named),
                   "met:" + duty.id});
  }
  return all;
}

}  // namespace kenes::petition
