#include "plugin.hpp"

#include <stdexcept>

#include "acts/acts.hpp"
#include "attachments/attachments.hpp"
#include "challenge/challenge.hpp"
#include "challenge/surging.hpp"
#include "commands/park_draft.hpp"
#include "commands/withdraw_signature.hpp"
#include "corrections/corrections.hpp"
#include "drafting/drafting.hpp"
#include "duties/duties.hpp"
#include "following/following.hpp"
#include "import/import_command.hpp"
#include "import/seed_command.hpp"
#include "invalidating/invalidating.hpp"
#include "jobs/tell_supporters.hpp"
#include "pages/news.hpp"
#include "pages/pages.hpp"
#include "paper_lists/paper_lists.hpp"
#include "pauses/pauses.hpp"
#include "post/post.hpp"
#include "public_log/public_log.hpp"
#include "supporters/supporters.hpp"
#include "watching/watching.hpp"
#include "writing/writing.hpp"

namespace kenes::petition {

void PetitionPlugin::declare(Registrar& registrar) {
  registrar.settings(settings_schema());
  registrar.role("moderator", message_id("Checks petitions before they are published"));
  registrar.role("official", message_id("Answers petitions for the authority"));
  registrar.staff_page("/moderate", message_id("Petitions to check"), {"moderator"});
  declare_pages(registrar, office_);
  declare_supporters(registrar, office_);
  declare_writing(registrar, office_);
  declare_post(registrar, office_);
  declare_duties(registrar, office_);
  declare_acts(registrar, office_);
  declare_drafting(registrar, office_);
  declare_corrections(registrar, office_);
  declare_following(registrar, office_);
  declare_pauses(registrar, office_);
  declare_attachments(registrar, office_);
  declare_public_log(registrar, office_);
  declare_invalidating(registrar, office_);
  declare_paper_lists(registrar, office_);
  declare_watching(registrar, office_);
  declare_challenge(registrar, office_);
  registrar.job(tell_supporters_kind,
                [this](Host&, const boost::json::object& payload) { tell_next_supporters(office_, payload); });
  registrar.timer({"petition.drop_parked_texts", std::chrono::hours{1},
                   [this](Host&, const boost::json::object&) { drop_old_drafts(office_); }});
  registrar.timer({"petition.forget_withdrawals", std::chrono::hours{1},
                   [this](Host&, const boost::json::object&) { forget_withdrawals(office_); }});
  registrar.command(
      {"import", "petitions", "[--service SLUG] FILE…: petitions of petition.parliament.uk, as JSON",
       [this](Host&, std::span<const std::string> arguments) { return import_petitions(office_, arguments); }});
  registrar.command(
      {"seed", "petitions", "[--service SLUG] FILE: example petitions for a demonstration",
       [this](Host&, std::span<const std::string> arguments) { return seed_petitions(office_, arguments); }});
  registrar.news(
      [this](Host&, const Service& service, std::string_view language) { return news(office_, service, language); });
}

void PetitionPlugin::start(Host& host) {
  office_.host = &host;
  office_.surging = std::make_shared<Surging>();
  office_.kit = host.find<participation::Kit>();
  if (office_.kit == nullptr)
    throw std::runtime_error("petition: the plugin 'participation' is not there; it is needed");
  for (const auto& service : host.services()) {
    if (service.plugin != host.plugin_id()) continue;
    office_.settings.emplace(service.slug, read_settings(service.settings));
    office_.kit->engine().listen(service.slug, follower_);
    office_.kit->watch().use(service.slug, watch_rules(service));
  }
}

}  // namespace kenes::petition
