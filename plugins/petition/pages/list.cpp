#include "api/petitions_json.hpp"
#include "domain/filters.hpp"
#include "domain/stages.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 25;

// What was asked for, as it stands in the address.
struct Asked {
  std::string state, topic, field, words, sort;
  int page = 1;

  std::string href(const Call& call, const std::string& other_state, const std::string& other_topic,
                   int other_page) const {
    return address(call.url(""), {{"q", words},
                                  {"state", other_state == "all" ? "" : other_state},
                                  {"topic", other_topic},
                                  {"field", field},
                                  {"sort", sort == "signatures" ? "" : sort},
                                  {"page", other_page == 1 ? "" : std::to_string(other_page)}});
  }
};

Sort sort_of(const std::string& name) {
  if (name == "newest") return Sort::newest;
  if (name == "closing") return Sort::closing_soon;
  return Sort::signatures;
}

const Filter& chosen(const std::vector<Filter>& all, std::string_view id) {
  for (const auto& filter : all) {
    if (filter.id == id) return filter;
  }
  return all.front();
}

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts, const std::string& facet) {
  const auto found = counts.find(facet);
  return found == counts.end() ? 0 : found->second;
}

boost::json::object option(std::string_view value, const std::string& text, bool selected) {
  return {{"value", value}, {"text", text}, {"selected", selected}};
}

boost::json::object select(const char* id, const std::string& label, boost::json::array options) {
  return {{"id", id}, {"label", label}, {"options", std::move(options)}};
}

// What the list can be narrowed to and put in order by, for the form of its filters.
boost::json::array selects(const Call& call, const Asked& asked, const std::vector<Filter>& all, const Process& process,
                           const Settings& settings, const std::map<std::string, std::int64_t>& counts) {
  const auto counted = [&](const std::string& title, const std::string& facet) {
    return title + " (" + call.words().number(count_of(counts, facet)) + ")";
  };
  boost::json::array states, topics, fields, sorts, models;
  const auto language = call.words().language();
  for (const auto& filter : all) {
    states.emplace_back(option(filter.id, counted(filter.title, filter.facet), filter.id == asked.state));
  }
  models.emplace_back(select("state", call.tr("Show"), std::move(states)));
  if (!settings.topics.empty()) {
    topics.emplace_back(option("", call.tr("All topics"), asked.topic.empty()));
    for (const auto& topic : settings.topics) {
      topics.emplace_back(option(topic.code, counted(topic.title.in(language), within_topic("all", topic.code)),
                                 topic.code == asked.topic));
    }
    models.emplace_back(select("topic", call.tr("Topic"), std::move(topics)));
  }
  if (!process.fields.empty()) {
    fields.emplace_back(option("", call.tr("All fields"), asked.field.empty()));
    for (const auto& field : process.fields) {
      if (field.refuse) continue;
      fields.emplace_back(
          option(field.id, counted(field.title.in(language), within_field("all", field.id)), field.id == asked.field));
    }
    models.emplace_back(select("field", call.tr("Field"), std::move(fields)));
  }
  for (const auto& [id, title] : {std::pair<const char*, std::string>{"signatures", call.tr("Most signatures")},
                                  {"newest", call.tr("Newest")},
                                  {"closing", call.tr("Closing soon")}}) {
    sorts.emplace_back(option(id, title, asked.sort == id));
  }
  models.emplace_back(select("sort", call.tr("Sort by"), std::move(sorts)));
  return models;
}

boost::json::object paging(const Call& call, const Asked& asked, std::int64_t total) {
  const auto last =
      static_cast<int>(std::min<std::int64_t>(max_page, std::max<std::int64_t>(1, (total + per_page - 1) / per_page)));
  const auto href = [&](int page) { return boost::json::value(asked.href(call, asked.state, asked.topic, page)); };
  return {{"page", asked.page},
          {"last", last},
          {"previous", asked.page > 1 ? href(std::min(asked.page - 1, last)) : nullptr},
          {"next", asked.page < last ? href(asked.page + 1) : nullptr}};
}

}  // namespace

Response list_page(Call& call, const Office& office) {
  if (call.request().wants_json && office.settings_of(call.service().slug).uk_api) return petitions_json(call, office);

  const auto& process = office.process(call.service().slug);
  const auto& settings = office.settings_of(call.service().slug);
  const auto& query = call.request().query;
  const auto all = filters(process, call.words());
  Asked asked;
  asked.words = std::string(query.get("q")).substr(0, 400);
  asked.state = chosen(all, query.get("state")).id;
  asked.topic = settings.topic(query.get("topic")) != nullptr ? query.get("topic") : "";
  if (const auto* field = process.field(query.get("field")); field != nullptr) asked.field = field->id;
  asked.sort = query.get("sort") == "newest" || query.get("sort") == "closing" ? query.get("sort") : "signatures";
  asked.page = static_cast<int>(query.integer("page", 1, 1, max_page));

  const auto [found, counts] = office.database().read([&](soci::session& sql) {
    const Listing listing{call.service().slug,
                          {chosen(all, asked.state).facet},
                          asked.topic,
                          asked.words,
                          sort_of(asked.sort),
                          asked.page,
                          per_page,
                          asked.field};
    return std::pair{list_petitions(sql, listing), facet_counts(sql, call.service().slug)};
  });

  const auto language = call.words().language();
  const bool narrowed = !asked.words.empty() || asked.state != "all" || !asked.topic.empty() || !asked.field.empty();
  auto response = page("petition/list",
                       {{"title", call.service().title.in(language)},
                        {"summary", call.service().summary.in(language)},
                        {"q", asked.words},
                        {"state", asked.state},
                        {"state_title", chosen(all, asked.state).title},
                        {"topic", asked.topic},
                        {"field", asked.field},
                        {"searching", !asked.words.empty()},
                        {"clear_href", narrowed ? boost::json::value(call.url("")) : boost::json::value(nullptr)},
                        {"selects", selects(call, asked, all, process, settings, counts)},
                        {"petitions", row_models(call, process, found.petitions)},
                        {"total", found.total},
                        {"nearly", found.nearly},
                        {"any_public", !public_stages(process).empty()},
                        {"pages", paging(call, asked, found.total)},
                        {"home_href", call.url("")},
                        {"new_href", call.url("/new")},
                        {"own_href", call.url("/mine")},
                        {"how_href", call.url("/how-it-works")},
                        {"duties_href", call.url("/duties")},
                        {"feed", {{"title", call.service().title.in(language)}, {"href", call.url("/feed.atom")}}}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
