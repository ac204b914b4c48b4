#include "pages/address.hpp"
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "supporters/consent.hpp"
#include "supporters/names.hpp"
#include "supporters/supporters.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 100;

struct Listed {
  Seen seen;
  NamesPage page;
};

std::optional<NamesFrom> from_of(const Call& call) {
  const auto& query = call.request().query;
  return query.has("before") ? names_from(NamesFrom::Side::before, query.get("before"))
                             : names_from(NamesFrom::Side::behind, query.get("behind"));
}

std::optional<Listed> read_list(const Call& call, const Office& office) {
  return office.database().read([&](soci::session& sql) -> std::optional<Listed> {
    auto seen = see(sql, office, call);
    if (!seen || supporters_href(call, *seen->process, seen->petition).is_null()) return std::nullopt;
    auto page = read_names(sql, office, seen->petition.id, from_of(call), per_page);
    return Listed{std::move(*seen), std::move(page)};
  });
}

boost::json::array name_models(const std::vector<ShownName>& names) {
  boost::json::array models;
  for (const auto& one : names) {
    models.emplace_back(boost::json::object{{"name", one.name}, {"signed_on", day(one.signed_on)}});
  }
  return models;
}

}  // namespace

Response supporters_page(Call& call, const Office& office) {
  const auto listed = read_list(call, office);
  if (!listed) return not_found();
  const auto& [seen, found] = *listed;
  const auto path = "/" + std::to_string(seen.petition.id) + "/supporters";
  const auto link = [&](bool there, const char* side, const ShownName& from) {
    return there ? boost::json::value(address(call.url(path), {{side, cursor_of(from)}})) : boost::json::value(nullptr);
  };
  auto model = short_model(call, *seen.process, seen.petition);
  model["names"] = name_models(found.names);
  model["previous"] = found.names.empty() ? nullptr : link(found.has_earlier, "before", found.names.front());
  model["next"] = found.names.empty() ? nullptr : link(found.has_later, "behind", found.names.back());
  auto response = page("petition/supporters", std::move(model));
  response.page.html_only = {
      {"title", call.tr("Who has signed")},
      {"explanation",
       seen.process->names == participation::NamesShown::required
           ? call.tr("Who signs here agrees to be shown with name and date. They stand in the order of the alphabet.")
           : call.tr("Only those who agreed to it are shown. They stand in the order of the alphabet.")}};
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
