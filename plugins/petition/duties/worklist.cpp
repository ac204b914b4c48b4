// The officials' queue of duties, the first due first.
#include "domain/stages.hpp"
#include "duties/duties.hpp"
#include "pages/models.hpp"
#include "pages/official.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 50;

boost::json::object duty_row(const Call& call, const Office& office, const Petition& petition,
                             const participation::Duty& duty) {
  const auto& process = office.engine().process_of(petition.standing);
  const auto* rule = process.duty(duty.rule);
  auto model = short_model(call, process, petition);
  model["href"] = call.url("/" + std::to_string(petition.id) + "/duty/" + duty.rule);
  model["duty"] = rule == nullptr ? duty.rule : rule->title.in(call.words().language());
  model["opened_at"] = to_iso(duty.opened_at);
  model["due_at"] = moment(duty.due_at);
  model["overdue"] = duty.due_at && *duty.due_at < call.now();
  return model;
}

}  // namespace

Response worklist_page(Call& call, const Office& office) {
  const auto number = static_cast<int>(call.request().query.integer("page", 1, 1, 1000));
  const auto& slug = call.service().slug;
  const auto official = official_of(call);
  if (!official.any()) return forbidden();
  bool more = false;
  auto rows = office.database().read([&](soci::session& sql) {
    boost::json::array models;
    const auto duties =
        official.everywhere
            ? office.kit->desk().open_duties(sql, slug, per_page + 1, (number - 1) * per_page)
            : office.kit->desk().open_duties_of(sql, slug, official.authorities, per_page + 1, (number - 1) * per_page);
    more = duties.size() > static_cast<std::size_t>(per_page);
    for (const auto& duty : duties) {
      if (models.size() == static_cast<std::size_t>(per_page)) break;
      const auto petition = find_petition(sql, office, slug, duty.submission_id);
      if (petition) models.emplace_back(duty_row(call, office, *petition, duty));
    }
    return models;
  });
  const auto href = [&](int to) { return boost::json::value(call.url("/duties/work?page=" + std::to_string(to))); };
  return page("petition/duties/work", {{"title", call.tr("Answers that are due")},
                                       {"duties", std::move(rows)},
                                       {"public_href", call.url("/duties")},
                                       {"previous", number > 1 ? href(number - 1) : nullptr},
                                       {"next", more ? href(number + 1) : nullptr}});
}

}  // namespace kenes::petition
