#include <limits>

#include "pages/model.hpp"
#include "pages/pages.hpp"
#include "queries/list_entries.hpp"

namespace kenes::feedback {
namespace {

struct Choice {
  State state;
  std::string code, text;
};

// The one that the visitor asked for, else the first.
const Choice& chosen(const Call& call, const std::vector<Choice>& choices) {
  const auto asked = call.request().query.get("state");
  for (const auto& choice : choices) {
    if (choice.code == asked) return choice;
  }
  return choices.front();
}

boost::json::array state_select(const Call& call, const std::vector<Choice>& choices, const Choice& now) {
  boost::json::array options;
  for (const auto& choice : choices) {
    options.push_back({{"value", choice.code}, {"text", choice.text}, {"selected", choice.code == now.code}});
  }
  return {{{"id", "state"}, {"label", call.tr("Show")}, {"options", std::move(options)}}};
}

boost::json::value link(const std::string& path, const Choice& now, const char* side, std::int64_t id, bool is_there) {
  if (!is_there) return nullptr;
  return boost::json::value(path + "?state=" + now.code + "&" + side + "=" + std::to_string(id));
}

Response list(Call& call, const std::string& path, const std::vector<Choice>& choices) {
  const auto& now = chosen(call, choices);
  constexpr auto max = std::numeric_limits<std::int64_t>::max();
  const auto& query = call.request().query;
  const ListRequest request{call.service().slug, now.state, query.integer("before", 0, 1, max),
                            query.integer("after", 0, 1, max),
                            static_cast<int>(call.service().settings.at("page_size").as_int64())};
  const auto found = call.host().database().read([&](soci::session& sql) { return list_entries(sql, request); });

  boost::json::array entries;
  for (const auto& entry : found.entries) entries.push_back(entry_model(call, entry));
  const auto newest = found.entries.empty() ? 0 : found.entries.front().id;
  const auto oldest = found.entries.empty() ? 0 : found.entries.back().id;
  auto response = page("feedback/list", {{"entries", std::move(entries)},
                                         {"state", now.code},
                                         {"newer", link(path, now, "after", newest, found.has_newer && newest > 0)},
                                         {"older", link(path, now, "before", oldest, found.has_older && oldest > 0)}});
  response.page.html_only = {{"title", call.service().title.in(call.words().language())},
                             {"lead", call.service().summary.in(call.words().language())},
                             {"list_href", path},
                             {"new_href", call.url("/new")},
                             {"selects", state_select(call, choices, now)},
                             {"staff", false}};
  return response;
}

}  // namespace

Response list_page(Call& call) {
  auto response = list(call, call.url(""),
                       {{State::shown, "all", call.tr("All feedback")},
                        {State::answered, "answered", call.tr("Answered")},
                        {State::waiting, "waiting", call.tr("Not answered yet")}});
  response.caching = Caching::short_shared;
  return response;
}

Response staff_page(Call& call) {
  auto response = list(call, call.url("/staff"),
                       {{State::waiting, "waiting", call.tr("Not answered yet")},
                        {State::answered, "answered", call.tr("Answered")},
                        {State::hidden, "hidden", call.tr("Hidden")}});
  response.page.html_only["title"] = call.tr("Feedback to answer");
  response.page.html_only["lead"] = "";
  response.page.html_only["staff"] = true;
  return response;
}

}  // namespace kenes::feedback
