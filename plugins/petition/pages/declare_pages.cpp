#include "routes.hpp"

#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

// In a minute from one address: a class behind one router sends the form before anybody of it has signed in. That step
// writes nothing, it leads to signing in, which has limits of its own.
constexpr int anonymous_signers = 300;

}  // namespace

void declare_pages(Registrar& registrar, const Office& office) {
  const Access everyone = Access::anyone(), person = Access::signed_in();
  const Access moderator = Access::role("moderator");
  // An official may hold the role for an authority only, which the access of a route can't say: these pages ask.
  const Access official = Access::signed_in();
  const PageRoute routes[] = {
      {Method::get, "", everyone, list_page},
      {Method::get, "/feed.atom", everyone, newest_feed, no_twin},
      {Method::get, "/how-it-works", everyone, how_it_works_page},
      {Method::get, "/how-it-works.svg", everyone, how_it_works_picture, no_twin},
      {Method::get, "/{id:int}", everyone, show_page},
      {Method::get, "/{id:int}/feed.atom", everyone, petition_feed, no_twin},
      {Method::get, "/{id:int}/count.json", everyone, count_json, no_twin},
      {Method::get, "/{id:int}/places", everyone, places_page},

      {Method::get, "/{id:int}/sign", everyone, sign_page, no_twin},
      {Method::post, "/{id:int}/sign", everyone, sign_action, no_twin, 20, anonymous_signers},
      {Method::get, "/{id:int}/support/{token}", everyone, support_page, no_twin},
      {Method::post, "/{id:int}/support/{token}", everyone, support_action, no_twin, 20, anonymous_signers},
      {Method::get, "/{id:int}/signed", person, signed_page, no_twin},
      {Method::get, "/{id:int}/withdraw", person, withdraw_page, no_twin},
      {Method::post, "/{id:int}/withdraw", person, withdraw_action, no_twin, 20},
      {Method::get, "/{id:int}/withdrawn", person, withdrawn_page, no_twin},

      {Method::get, "/new", everyone, new_page, no_twin},
      {Method::get, "/new/similar", everyone, similar_page},
      {Method::get, "/new/details", everyone, details_page, no_twin},
      {Method::post, "/new/details", everyone, details_action, no_twin, 10},
      {Method::get, "/mine", person, own_page},
      {Method::get, "/{id:int}/edit", person, edit_page, no_twin},
      {Method::post, "/{id:int}/edit", person, edit_action, no_twin, 30},
      {Method::get, "/{id:int}/check", person, check_page, no_twin},
      {Method::post, "/{id:int}/submit", person, submit_action, no_twin, 30},
      {Method::get, "/{id:int}/delete", person, delete_page, no_twin},
      {Method::post, "/{id:int}/delete", person, delete_action, no_twin, 30},
      {Method::get, "/{id:int}/share", person, share_page},

      {Method::get, "/moderate", moderator, moderation_queue_page},
      {Method::get, "/{id:int}/moderate", moderator, review_page, no_twin},
      {Method::post, "/{id:int}/moderate", moderator, decide_action, no_twin},
      {Method::post, "/{id:int}/moderate/claim", moderator, claim_action, no_twin},
      {Method::post, "/{id:int}/moderate/release", moderator, release_action, no_twin},
      {Method::post, "/{id:int}/moderate/topics", moderator, topics_action, no_twin},

      {Method::get, "/{id:int}/duty/{duty}", official, duty_page, no_twin},
      {Method::post, "/{id:int}/duty/{duty}/answer", official, answer_action, no_twin},
      {Method::post, "/{id:int}/duty/{duty}/schedule", official, schedule_action, no_twin},
      {Method::post, "/{id:int}/duty/{duty}/outcome", official, debate_action, no_twin},
  };
  declare_routes(registrar, office, routes);
}

}  // namespace kenes::petition
