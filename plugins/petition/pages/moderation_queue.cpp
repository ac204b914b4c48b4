#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 50;

boost::json::object waiting_model(const Call& call, const Office& office, const Petition& petition,
                                  const std::optional<participation::Claim>& claim) {
  const auto& process = office.engine().process_of(petition.standing);
  const bool held = claim && claim->until > call.now();
  auto model = short_model(call, process, petition);
  model["href"] = call.url("/" + std::to_string(petition.id) + "/moderate");
  model["since"] = to_iso(petition.standing.stage_since);
  model["until"] = moment(petition.standing.stage_until);
  model["overdue"] = petition.standing.stage_until && *petition.standing.stage_until < call.now();
  model["claimed_by"] = held ? boost::json::value(claim->name) : boost::json::value(nullptr);
  model["claimed_until"] = held ? boost::json::value(to_iso(claim->until)) : boost::json::value(nullptr);
  model["mine"] = held && claim->person_id == call.actor().person_id;
  return model;
}

}  // namespace

Response moderation_queue_page(Call& call, const Office& office) {
  const auto number = static_cast<int>(call.request().query.integer("page", 1, 1, 1000));
  const auto& slug = call.service().slug;
  const auto yesterday = call.now() - std::chrono::hours{24};
  auto [rows, total, surging] = office.database().read([&](soci::session& sql) {
    boost::json::array models;
    for (const auto& waiting : office.kit->desk().queue(sql, slug, per_page, (number - 1) * per_page)) {
      const auto petition = find_petition(sql, office, slug, waiting.submission.id);
      if (petition) models.emplace_back(waiting_model(call, office, *petition, waiting.claim));
    }
    return std::tuple{models, office.kit->desk().queue_length(sql, slug),
                      office.kit->watch().surging_since(sql, slug, yesterday)};
  });
  const auto href = [&](int to) { return boost::json::value(call.url("/moderate?page=" + std::to_string(to))); };
  return page(
      "petition/moderation_queue",
      {{"title", call.tr("Petitions to check")},
       {"petitions", std::move(rows)},
       {"total", total},
       {"surging", surging},
       {"surging_text", call.words().trn("{count} in the last 24 hours", "{count} in the last 24 hours", surging)},
       {"surges_href", call.url("/moderate/surges")},
       {"previous", number > 1 ? href(number - 1) : nullptr},
       {"next", static_cast<std::int64_t>(number) * per_page < total ? href(number + 1) : nullptr}});
}

}  // namespace kenes::petition
