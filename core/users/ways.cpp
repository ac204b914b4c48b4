// The ways to sign in: what each is, since when, what it shows.
#include "identity/local_path.hpp"
#include "kenes/sign_ins.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

std::string shows(const Call& call, Assurance assurance) {
  switch (assurance) {
    case Assurance::high:
      return call.tr("Shows who you are, as surely as an identity card");
    case Assurance::substantial:
      return call.tr("Shows who you are");
    case Assurance::contact:
      return call.tr("Shows that the address or the telephone is yours");
    case Assurance::none:
      break;
  }
  return call.tr("Not offered here any more");
}

}  // namespace

Response Pages::ways(identity::CoreCall& call) const {
  const auto person = call.actor().person_id;
  const auto own = call.host().database().read([&](soci::session& sql) { return ways_of(sql, person, call.now()); });
  boost::json::array list;
  for (const auto& way : own) {
    const bool mailed = way.email() && way.subject == call.actor().email;
    list.push_back(boost::json::object{
        {"title", names_.title(call, way.space)},
        {"address", way.email() ? way.subject : std::string()},
        {"mailed", mailed},
        {"shows", shows(call, names_.assurance(call, way.space))},
        {"added_at", to_iso(way.added)},
        {"remove_href",
         own.size() > 1 ? "/account/ways/remove?way=" + handle_of(call.host().secrets(), way) : std::string()}});
  }
  boost::json::array others;
  for (const auto& way : call.host().find<SignIns>()->ways()) {
    others.push_back(boost::json::object{{"title", names_.title(call, way.key)},
                                         {"href", "/sign-in?way=" + identity::in_query(way.key) +
                                                      "&with=" + identity::in_query(way.key) + "&then=/account/ways"}});
  }
  return page("core/account_ways",
              {{"title", call.tr("Ways to sign in")}, {"ways", std::move(list)}, {"others", std::move(others)}});
}

}  // namespace kenes::users
