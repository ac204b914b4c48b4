#include <limits>

#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "supporters/consent.hpp"
#include "supporters/supporters.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 100;

struct Listed {
  Seen seen;
  participation::PublicNamesPage page;
};

std::optional<Listed> read_list(const Call& call, const Office& office) {
  constexpr auto max = std::numeric_limits<std::int64_t>::max();
  const auto& query = call.request().query;
  return office.database().read([&](soci::session& sql) -> std::optional<Listed> {
    auto seen = see(sql, office, call);
    if (!seen || supporters_href(call, *seen->process, seen->petition).is_null()) return std::nullopt;
    auto page = office.kit->ledger().public_names(
        sql, {seen->petition.id, query.integer("before", 0, 1, max), query.integer("after", 0, 1, max), per_page});
    return Listed{std::move(*seen), std::move(page)};
  });
}

boost::json::array name_models(const std::vector<participation::PublicName>& names) {
  boost::json::array models;
  for (const auto& one : names) {
    models.emplace_back(boost::json::object{{"number", one.number}, {"name", one.name}, {"at", to_iso(one.at)}});
  }
  return models;
}

}  // namespace

Response supporters_page(Call& call, const Office& office) {
  const auto listed = read_list(call, office);
  if (!listed) return not_found();
  const auto& [seen, found] = *listed;
  const auto path = "/" + std::to_string(seen.petition.id) + "/supporters";
  const auto link = [&](bool there, const char* side, const participation::PublicName& from) {
    return there ? boost::json::value(call.url(path + "?" + side + "=" + std::to_string(from.number)))
                 : boost::json::value(nullptr);
  };
  auto model = short_model(call, *seen.process, seen.petition);
  model["names"] = name_models(found.names);
  model["newer"] = found.names.empty() ? nullptr : link(found.has_newer, "after", found.names.front());
  model["older"] = found.names.empty() ? nullptr : link(found.has_older, "before", found.names.back());
  auto response = page("petition/supporters", std::move(model));
  response.page.html_only = {
      {"title", call.tr("Who has signed")},
      {"explanation", seen.process->names == participation::NamesShown::required
                          ? call.tr("Who signs here agrees to be shown with name and date. The newest come first.")
                          : call.tr("Only those who agreed to it are shown. The newest come first.")}};
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
