#include "identity/problem.hpp"

#include "identity/local_path.hpp"

namespace kenes::identity {
namespace {

struct Shown {
  const char* name;
  int status;
  const char* title;
};

Shown shown(Problem what) {
  switch (what) {
    case Problem::cancelled:
      return {"cancelled", 200, message_id("You have not signed in")};
    case Problem::over:
      return {"over", 410, message_id("This sign-in can no longer be used")};
    case Problem::unavailable:
      return {"unavailable", 503, message_id("This way to sign in does not work at the moment")};
    case Problem::assurance:
      return {"assurance", 403, message_id("This does not show well enough who you are")};
    case Problem::other_account:
      return {"other_account", 409, message_id("This way to sign in belongs to another account")};
    case Problem::refused:
      break;
  }
  return {"refused", 502, message_id("You could not be signed in")};
}

}  // namespace

Response problem(const Call& call, Problem what, const std::string& way, const std::string& then) {
  const auto about = shown(what);
  auto answer = page("core/sign_in_problem",
                     {{"title", call.words().tr(about.title)},
                      {about.name, true},
                      {"way", way},
                      {"signed_in", call.actor().signed_in()},
                      {"back_href", then},
                      {"again_href", "/sign-in?then=" + in_query(then)}},
                     about.status);
  if (about.status == 503) answer.headers.push_back({"Retry-After", "60"});
  return answer;
}

}  // namespace kenes::identity
