// Devices that are signed in.
#include <charconv>

#include "users/pages.hpp"

namespace kenes::users {
namespace {

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

Response Pages::sessions(identity::CoreCall& call) const {
  boost::json::array list;
  for (const auto& one : sessions_.of_person(call.actor().person_id, call.now())) {
    list.push_back(boost::json::object{{"number", std::to_string(one.id)},
                                       {"device", one.device},
                                       {"way", one.provider.empty() ? std::string() : names_.title(call, one.provider)},
                                       {"created_at", to_iso(one.created)},
                                       {"seen_at", to_iso(one.seen)},
                                       {"current", std::to_string(one.id) == call.visitor().session_id}});
  }
  const bool others = list.size() > 1;
  return page("core/account_sessions",
              {{"title", call.tr("Where you are signed in")}, {"sessions", std::move(list)}, {"others", others}});
}

Response Pages::sign_out_one(identity::CoreCall& call) const {
  const auto number = number_in(call.request().form.get("session"));
  if (std::to_string(number) == call.visitor().session_id) {
    sessions_.close(call.visitor());
    call.set_cookie(sessions_.removed_cookie());
    return redirect("/signed-out");
  }
  if (sessions_.close_one(call.actor().person_id, number)) {
    call.flash("success", call.tr("That device is signed out"));
  } else {
    call.flash("important", call.tr("That device was signed out already"));
  }
  return redirect("/account/sessions");
}

Response Pages::sign_out_everywhere(identity::CoreCall& call) const {
  sessions_.close_all(call.actor().person_id);
  call.set_cookie(sessions_.removed_cookie());
  return redirect("/signed-out");
}

}  // namespace kenes::users
