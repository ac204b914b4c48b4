#include "pages/preview.hpp"

namespace kenes::petition {

Step step_of(const Call& call) {
  const auto step = call.request().form.get("step");
  if (step == "confirm") return Step::confirm;
  return step == "change" ? Step::change : Step::enter;
}

Response preview_page(const Call& call, const Preview& preview, const Petition* petition) {
  boost::json::array facts, fields;
  for (const auto& [key, value] : preview.facts) {
    facts.emplace_back(boost::json::object{{"key", key}, {"value", value}});
  }
  for (const auto& field : preview.fields) {
    fields.emplace_back(boost::json::object{{"name", field.name}, {"value", field.value}});
  }
  return page("petition/preview", {{"title", preview.title},
                                   {"action", petition == nullptr ? "" : petition->texts.action},
                                   {"lang", petition == nullptr ? "" : petition->language},
                                   {"heading", preview.heading},
                                   {"text", preview.text},
                                   {"consequence", preview.consequence},
                                   {"confirm", preview.confirm},
                                   {"facts", std::move(facts)},
                                   {"fields", std::move(fields)},
                                   {"form_action", call.request().path}});
}

std::string request_of(Call& call) {
  const std::string sent(call.request().form.get("request"));
  return sent.size() == 22 ? sent : call.host().secrets().random_token(16);
}

}  // namespace kenes::petition
