// The lists of a petition, and what became of the rows of one.
#include <limits>

#include "domain/stages.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "paper_lists/lists.hpp"
#include "paper_lists/paper_lists.hpp"

namespace kenes::petition {

namespace {

constexpr int on_page = 50, most_uncounted = 200;

std::string path_of(std::int64_t id) {
  return "/" + std::to_string(id) + "/paper-lists";
}

std::string outcome_text(const Call& call, const std::string& outcome) {
  if (outcome == "signed_before") return call.tr("has signed already");
  if (outcome == "invalidated") return call.tr("the person's signature was invalidated");
  if (outcome == "author") return call.tr("the author can't sign");
  return call.tr("the petition was not collecting signatures any more");
}

struct OneList {
  Seen seen;
  PaperList list;
  PaperTally tally;
  std::vector<UncountedRow> uncounted;
};

}  // namespace

Response paper_lists_page(Call& call, const Office& office) {
  const auto before = call.request().query.integer("before", 0, 0, std::numeric_limits<std::int64_t>::max());
  const auto seen = see(office, call);
  if (!seen) return not_found();
  const auto id = seen->petition.id;
  auto lists = office.database().read([&](soci::session& sql) { return paper_lists(sql, id, before, on_page + 1); });
  const bool goes_on = lists.size() > on_page;
  if (goes_on) lists.pop_back();
  boost::json::array rows;
  for (const auto& list : lists) {
    rows.emplace_back(boost::json::object{{"href", call.url(path_of(id) + "/" + std::to_string(list.id))},
                                          {"title", list.title},
                                          {"rows", list.rows},
                                          {"entered_at", to_iso(list.entered_at)},
                                          {"counted_at", moment(list.counted_at)}});
  }
  auto model = short_model(call, *seen->process, seen->petition);
  model["title"] = call.tr("Lists on paper");
  model["lists"] = std::move(rows);
  model["next"] =
      goes_on ? boost::json::value(address(call.url(path_of(id)), {{"before", std::to_string(lists.back().id)}}))
              : boost::json::value(nullptr);
  const bool enters = call.is("registrar") && collects_publicly(*seen->stage);
  model["new_href"] = enters ? boost::json::value(call.url(path_of(id) + "/new")) : boost::json::value(nullptr);
  model["back_href"] = call.url("/" + std::to_string(id));
  return page("petition/paper_lists/list", std::move(model));
}

Response paper_list_page(Call& call, const Office& office) {
  const auto list_id = call.request().captures.integer("list", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto found = office.database().read([&](soci::session& sql) -> std::optional<OneList> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    auto list = find_paper_list(sql, seen->petition.id, list_id);
    if (!list) return std::nullopt;
    return OneList{std::move(*seen), std::move(*list), tally_of(sql, list_id),
                   uncounted_rows(sql, list_id, most_uncounted)};
  });
  if (!found) return not_found();
  const auto id = found->seen.petition.id;
  boost::json::array uncounted;
  for (const auto& one : found->uncounted) {
    uncounted.emplace_back(boost::json::object{{"row", one.row}, {"why", outcome_text(call, one.outcome)}});
  }
  const auto& tally = found->tally;
  const bool may_invalidate = call.is("moderator") && tally.counted > 0;
  auto model = short_model(call, *found->seen.process, found->seen.petition);
  model["title"] = call.tr("A list on paper");
  model["list_title"] = found->list.title;
  model["entered_at"] = to_iso(found->list.entered_at);
  model["rows"] = found->list.rows;
  model["counted"] = tally.counted;
  model["signed_before"] = tally.signed_before;
  model["waiting"] = tally.waiting;
  model["uncounted"] = std::move(uncounted);
  model["done"] = found->list.rows - tally.waiting;
  model["at_work"] = !found->list.counted_at.has_value();
  model["reload_href"] = call.url(path_of(id) + "/" + std::to_string(list_id));
  model["lists_href"] = call.url(path_of(id));
  model["invalidate_href"] =
      may_invalidate ? boost::json::value(call.url("/" + std::to_string(id) +
                                                   "/moderate/invalidate?paper_list=" + std::to_string(list_id)))
                     : boost::json::value(nullptr);
  auto response = page("petition/paper_lists/one", std::move(model));
  if (!found->list.counted_at) response.headers.push_back({"Refresh", "3"});
  return response;
}

}  // namespace kenes::petition
