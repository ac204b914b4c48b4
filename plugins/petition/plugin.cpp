#include "plugin.hpp"

#include <stdexcept>

#include "commands/park_texts.hpp"
#include "import/import_command.hpp"
#include "import/seed_command.hpp"
#include "jobs/tell_supporters.hpp"
#include "pages/news.hpp"
#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

const Access everyone = Access::anyone(), person = Access::signed_in();
const Access moderator = Access::role("moderator"), official = Access::role("official");

struct Declared {
  Method method;
  const char* path;
  const Access* access;
  PageHandler handler;
  bool twin = true;
  int per_minute = 0;
};

constexpr bool no_twin = false;

// The table of contents. Pages whose model holds what only its reader may see have no JSON twin.
const Declared routes[] = {
    {Method::get, "", &everyone, list_page},
    {Method::get, "/feed.atom", &everyone, newest_feed, no_twin},
    {Method::get, "/how-it-works", &everyone, how_it_works_page},
    {Method::get, "/how-it-works.svg", &everyone, how_it_works_picture, no_twin},
    {Method::get, "/{id:int}", &everyone, show_page},
    {Method::get, "/{id:int}/feed.atom", &everyone, petition_feed, no_twin},
    {Method::get, "/{id:int}/count.json", &everyone, count_json, no_twin},
    {Method::get, "/{id:int}/places", &everyone, places_page},

    {Method::get, "/{id:int}/sign", &everyone, sign_page, no_twin},
    {Method::post, "/{id:int}/sign", &everyone, sign_action, no_twin, 20},
    {Method::get, "/{id:int}/support/{token}", &everyone, support_page, no_twin},
    {Method::post, "/{id:int}/support/{token}", &everyone, support_action, no_twin, 20},
    {Method::get, "/{id:int}/signed", &person, signed_page, no_twin},
    {Method::get, "/{id:int}/withdraw", &person, withdraw_page, no_twin},
    {Method::post, "/{id:int}/withdraw", &person, withdraw_action, no_twin, 20},

    {Method::get, "/new", &everyone, new_page, no_twin},
    {Method::get, "/new/similar", &everyone, similar_page},
    {Method::get, "/new/details", &everyone, details_page, no_twin},
    {Method::post, "/new/details", &everyone, details_action, no_twin, 10},
    {Method::get, "/mine", &person, own_page},
    {Method::get, "/{id:int}/edit", &person, edit_page, no_twin},
    {Method::post, "/{id:int}/edit", &person, edit_action, no_twin, 30},
    {Method::get, "/{id:int}/check", &person, check_page, no_twin},
    {Method::post, "/{id:int}/submit", &person, submit_action, no_twin, 30},
    {Method::get, "/{id:int}/delete", &person, delete_page, no_twin},
    {Method::post, "/{id:int}/delete", &person, delete_action, no_twin, 30},
    {Method::get, "/{id:int}/share", &person, share_page},

    {Method::get, "/moderate", &moderator, moderation_queue_page},
    {Method::get, "/{id:int}/moderate", &moderator, review_page, no_twin},
    {Method::post, "/{id:int}/moderate", &moderator, decide_action, no_twin},
    {Method::post, "/{id:int}/moderate/claim", &moderator, claim_action, no_twin},
    {Method::post, "/{id:int}/moderate/release", &moderator, release_action, no_twin},
    {Method::post, "/{id:int}/moderate/topics", &moderator, topics_action, no_twin},

    {Method::get, "/duties", &official, duties_page},
    {Method::get, "/{id:int}/duty/{duty}", &official, duty_page, no_twin},
    {Method::post, "/{id:int}/duty/{duty}/answer", &official, answer_action, no_twin},
    {Method::post, "/{id:int}/duty/{duty}/schedule", &official, schedule_action, no_twin},
    {Method::post, "/{id:int}/duty/{duty}/outcome", &official, debate_action, no_twin},
};

}  // namespace

void PetitionPlugin::declare(Registrar& registrar) {
  registrar.settings(settings_schema());
  registrar.role("moderator", "Checks petitions before they are published");
  registrar.role("official", "Answers petitions for the authority");
  for (const auto& route : routes) {
    registrar.route({route.method, route.path, *route.access,
                     [this, handler = route.handler](Call& call) { return handler(call, office_); }, route.twin,
                     route.per_minute});
  }
  registrar.job(tell_supporters_kind,
                [this](Host&, const boost::json::object& payload) { tell_next_supporters(office_, payload); });
  registrar.timer({"petition.drop_parked_texts", std::chrono::hours{1},
                   [this](Host&, const boost::json::object&) { drop_old_parked_texts(office_); }});
  registrar.command(
      {"import", "petitions", "[--service SLUG] FILE…: petitions of petition.parliament.uk, as JSON",
       [this](Host&, std::span<const std::string> arguments) { return import_petitions(office_, arguments); }});
  registrar.command(
      {"seed", "petitions", "[--service SLUG] FILE: example petitions for a demonstration",
       [this](Host&, std::span<const std::string> arguments) { return seed_petitions(office_, arguments); }});
  registrar.news(
      [this](Host&, const Service& service, std::string_view language) { return news(office_, service, language); });
  registrar.staff_page("/moderate", message_id("Petitions to check"), {"moderator"});
  registrar.staff_page("/duties", message_id("Answers that are due"), {"official"});
}

void PetitionPlugin::start(Host& host) {
  office_.host = &host;
  office_.kit = host.find<participation::Kit>();
  if (office_.kit == nullptr)
    throw std::runtime_error("petition: the plugin 'participation' is not there; it is needed");
  for (const auto& service : host.services()) {
    if (service.plugin != host.plugin_id()) continue;
    if (!service.process.empty() && !office_.kit->engine().process(service.slug).levels.empty()) {
      throw std::runtime_error(
          "petition: the process of the service '" + service.slug +
          "' has [[level]] tables, but the form for a petition doesn't ask for a place yet; remove "
          "them, and what is left to the level");
    }
    office_.settings.emplace(service.slug, read_settings(service.settings));
    office_.kit->engine().listen(service.slug, follower_);
  }
}

}  // namespace kenes::petition
