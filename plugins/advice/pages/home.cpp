#include <limits>

#include "kenes/text_messages.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"
#include "queries/examples.hpp"

namespace kenes::advice {
namespace {

boost::json::array telephone_models(const Settings& settings, std::string_view language) {
  boost::json::array models;
  for (const auto& one : settings.telephones) {
    std::string dialled;
    for (const char c : one.number) {
      if ((c >= '0' && c <= '9') || (c == '+' && dialled.empty())) dialled += c;
    }
    models.push_back(boost::json::object{{"number", one.number},
                                         {"dialled", dialled},
                                         {"about", one.about.in(language)},
                                         {"hours", one.hours.in(language)}});
  }
  return models;
}

boost::json::array example_models(const Call& call, const Settings& settings, const std::vector<Example>& examples) {
  boost::json::array models;
  for (const auto& one : examples) {
    models.push_back(boost::json::object{{"id", one.id},
                                         {"topic", topic_title(call, settings, one.topic)},
                                         {"language", one.language},
                                         {"question", one.question},
                                         {"answer", one.answer},
                                         {"published_at", to_iso(one.published_at)},
                                         {"remove_href", call.url("/examples/" + std::to_string(one.id) + "/remove")}});
  }
  return models;
}

}  // namespace

Response home_page(Call& call) {
  const auto settings = settings_of(call.service());
  const auto language = call.words().language();
  const auto before = call.request().query.integer("before", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto found = call.host().database().read(
      [&](soci::session& sql) { return list_examples(sql, call.service().slug, before, settings.page_size); });
  const auto* messages = call.host().find<TextMessages>();
  boost::json::value older = nullptr;
  if (found.goes_on) older = call.url("?before=" + std::to_string(found.examples.back().id));
  auto response = page("advice/home", {{"telephones", telephone_models(settings, language)},
                                       {"answer_days", settings.answer_within.count()},
                                       {"by_sms", messages != nullptr && messages->available()},
                                       {"examples", example_models(call, settings, found.examples)},
                                       {"older", older}});
  response.page.html_only = {{"title", call.service().title.in(language)},
                             {"lead", call.service().summary.in(language)},
                             {"ask_href", call.url("/ask")},
                             {"lawyer", call.is("lawyer")}};
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::advice
