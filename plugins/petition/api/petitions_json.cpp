#include "api/petitions_json.hpp"

#include <algorithm>

#include "api/attributes.hpp"
#include "domain/stages.hpp"
#include "pages/address.hpp"
#include "queries/find_petition.hpp"
#include "queries/list_petitions.hpp"

namespace kenes::petition {

namespace {

using boost::json::object;
using boost::json::value;

constexpr int usual_size = 50;
constexpr int largest_size = 100;

// What the API's words for states mean in this process.
std::vector<std::string> facets_of(const Process& process, std::string_view state) {
  std::vector<std::string> facets;
  const auto stage = [&](const Stage* one) {
    if (one != nullptr) facets.push_back("stage:" + one->id);
  };
  const auto duties = [&](bool event, const std::string& prefix) {
    for (const auto& duty : process.duties) {
      if (is_event(duty.kind) == event) facets.push_back(prefix + duty.id);
    }
  };
  if (state == "open") stage(open_stage(process));
  if (state == "closed") stage(closed_stage(process));
  if (state == "rejected") stage(rejected_stage(process));
  if (state == "awaiting_response") duties(false, "awaiting:");
  if (state == "with_response") duties(false, "met:");
  if (state == "awaiting_debate") duties(true, "awaiting:");
  if (state == "debated") duties(true, "met:");
  if (facets.empty()) facets = {"all"};
  return facets;
}

std::string page_link(const Call& call, const Office& office, int page) {
  const auto& query = call.request().query;
  return address(office.link(call.service().slug, ".json"), {{"q", std::string(query.get("q"))},
                                                             {"state", std::string(query.get("state"))},
                                                             {"topic", std::string(query.get("topic"))},
                                                             {"count", std::string(query.get("count"))},
                                                             {"page", page == 1 ? "" : std::to_string(page)}});
}

object links(const Call& call, const Office& office, const Listing& listing, std::int64_t total) {
  const auto pages = std::max<std::int64_t>(1, (total + listing.size - 1) / listing.size);
  const int last = static_cast<int>(std::min<std::int64_t>(pages, max_page));
  const auto to = [&](bool there, int page) { return there ? value(page_link(call, office, page)) : value(nullptr); };
  return {{"self", page_link(call, office, listing.page)},
          {"first", page_link(call, office, 1)},
          {"last", page_link(call, office, last)},
          {"next", to(listing.page < last, listing.page + 1)},
          {"prev", to(listing.page > 1, std::min(listing.page - 1, last))}};
}

}  // namespace

Response petitions_json(Call& call, const Office& office) {
  const auto& query = call.request().query;
  const auto& slug = call.service().slug;
  const Listing listing{slug,
                        facets_of(office.process(slug), query.get("state")),
                        std::string(query.get("topic")),
                        std::string(query.get("q")).substr(0, 400),
                        Sort::signatures,
                        static_cast<int>(query.integer("page", 1, 1, max_page)),
                        static_cast<int>(query.integer("count", usual_size, 1, largest_size))};
  std::int64_t total = 0;
  auto data = office.database().read([&](soci::session& sql) {
    boost::json::array items;
    const auto found = list_petitions(sql, listing);
    total = found.total;
    for (const auto& row : found.petitions) {
      auto petition = find_petition(sql, office, slug, row.id);
      if (!petition) continue;
      items.emplace_back(object{{"type", "petition"},
                                {"id", row.id},
                                {"links", object{{"self", office.link(slug, "/" + std::to_string(row.id) + ".json")}}},
                                {"attributes", attributes(office, read_published(sql, office, std::move(*petition)))}});
    }
    return items;
  });
  return open_data(object{{"links", links(call, office, listing, total)}, {"data", std::move(data)}});
}

}  // namespace kenes::petition
