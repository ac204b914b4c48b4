// Everybody sees what each authority owes, by when, and what it has done.
#include <algorithm>

#include "duties/duties.hpp"
#include "kenes/authorities.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "queries/petition_titles.hpp"

namespace kenes::petition {

using participation::DutyNumbers;
using participation::DutyState;
using participation::ListedDuty;
using participation::Visibility;

namespace {

constexpr int per_page = 50;

struct Asked {
  std::string state;      // "owed", "overdue", "met"
  std::string authority;  // "" all
  std::string after;

  std::string href(const Call& call, const std::string& other_state, const std::string& place) const {
    return address(call.url("/duties"),
                   {{"state", other_state == "owed" ? "" : other_state}, {"authority", authority}, {"after", place}});
  }
};

DutyState state_of(const std::string& name) {
  if (name == "overdue") return DutyState::overdue;
  return name == "met" ? DutyState::met : DutyState::owed;
}

Asked asked_of(const Call& call, const std::vector<DutyNumbers>& numbers) {
  const auto& query = call.request().query;
  Asked asked;
  const auto state = query.get("state");
  asked.state = state == "overdue" || state == "met" ? state : "owed";
  const auto wanted = query.get("authority");
  const bool known =
      std::any_of(numbers.begin(), numbers.end(), [&](const auto& one) { return one.authority == wanted; });
  if (known) asked.authority = wanted;
  asked.after = std::string(query.get("after")).substr(0, 200);
  return asked;
}

struct Words {
  const Call& call;
  const Authorities* authorities;

  std::string authority(const std::string& key) const {
    return authority_title(authorities, key, call.words().language());
  }
};

DutyNumbers chosen(const std::vector<DutyNumbers>& numbers, const std::string& authority) {
  DutyNumbers sum;
  for (const auto& one : numbers) {
    if (!authority.empty() && one.authority != authority) continue;
    sum.owed += one.owed;
    sum.overdue += one.overdue;
    sum.met += one.met;
  }
  return sum;
}

boost::json::array state_models(const Call& call, const Asked& asked, const DutyNumbers& sum) {
  boost::json::array models;
  const auto add = [&](const char* state, const std::string& title, std::int64_t count) {
    models.emplace_back(boost::json::object{{"state", state},
                                            {"title", title},
                                            {"count", count},
                                            {"current", asked.state == state},
                                            {"href", asked.href(call, state, "")}});
  };
  add("owed", call.tr("Owed now"), sum.owed);
  add("overdue", call.tr("Of these overdue"), sum.overdue);
  add("met", call.tr("Done"), sum.met);
  return models;
}

boost::json::array authority_options(const Words& words, const Asked& asked, const std::vector<DutyNumbers>& numbers) {
  boost::json::array options{boost::json::object{
      {"value", ""}, {"text", words.call.tr("All authorities")}, {"selected", asked.authority.empty()}}};
  for (const auto& one : numbers) {
    options.emplace_back(boost::json::object{{"value", one.authority},
                                             {"text", words.authority(one.authority)},
                                             {"selected", one.authority == asked.authority}});
  }
  return options;
}

boost::json::object row_of(const Words& words, const ListedDuty& one,
                           const std::map<std::int64_t, PetitionTitle>& titles) {
  const auto& duty = one.duty;
  const auto language = words.call.words().language();
  // That something is owed to a petition is public; the petition is what its stage lets everyone see.
  const auto title = titles.find(duty.submission_id);
  const bool shown = one.visibility == Visibility::everyone && title != titles.end();
  const bool overdue = duty.open() && duty.due_at && *duty.due_at < words.call.now();
  return {{"id", shown ? boost::json::value(duty.submission_id) : nullptr},
          {"action", shown ? title->second.action : std::string()},
          {"lang", shown ? title->second.language : std::string()},
          {"href", shown ? words.call.url("/" + std::to_string(duty.submission_id)) : std::string()},
          {"count", shown ? boost::json::value(one.support_count) : nullptr},
          {"duty", one.title.in(language)},
          {"rule", duty.rule},
          {"authority", duty.authority},
          {"authority_title", words.authority(duty.authority)},
          {"opened_at", to_iso(duty.opened_at)},
          {"due_at", moment(duty.due_at)},
          {"met_at", moment(duty.met_at)},
          {"late", duty.met_at && duty.due_at && *duty.met_at > *duty.due_at},
          {"overdue", overdue}};
}

}  // namespace

Response public_duties_page(Call& call, const Office& office) {
  const auto& slug = call.service().slug;
  struct Overview {
    std::vector<DutyNumbers> numbers;
    Asked asked;
    boost::json::array rows;
    std::string next;
  };
  const Words words{call, office.host->find<Authorities>()};
  auto found = office.database().read([&](soci::session& sql) {
    auto numbers = office.kit->duties().numbers(sql, slug);
    auto asked = asked_of(call, numbers);
    const auto duties =
        office.kit->duties().page(sql, {slug, asked.authority, state_of(asked.state), asked.after, per_page});
    std::vector<std::int64_t> ids;
    for (const auto& one : duties.duties) {
      if (one.visibility == Visibility::everyone) ids.push_back(one.duty.submission_id);
    }
    const auto titles = petition_titles(sql, ids);
    boost::json::array rows;
    for (const auto& one : duties.duties) rows.emplace_back(row_of(words, one, titles));
    return Overview{std::move(numbers), std::move(asked), std::move(rows), duties.next};
  });
  const auto& asked = found.asked;
  boost::json::object select{{"id", "authority"},
                             {"label", call.tr("Authority")},
                             {"options", authority_options(words, asked, found.numbers)}};
  auto response =
      page("petition/duties/list",
           {{"title", call.tr("What authorities owe")},
            {"states", state_models(call, asked, chosen(found.numbers, asked.authority))},
            {"state", asked.state},
            {"authority", asked.authority},
            {"selects", found.numbers.size() > 1 ? boost::json::array{std::move(select)} : boost::json::array()},
            {"duties", std::move(found.rows)},
            {"first", asked.after.empty() ? nullptr : boost::json::value(asked.href(call, asked.state, ""))},
            {"next", found.next.empty() ? nullptr : boost::json::value(asked.href(call, asked.state, found.next))},
            {"form_action", call.url("/duties")},
            {"how_href", call.url("/how-it-works")},
            {"home_href", call.url("")}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
