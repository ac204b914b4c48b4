#include "identity/joining/pages.hpp"

#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::identity::joining {
namespace {

boost::json::object to_model(const Summary& account) {
  return {{"name", account.name}, {"email", account.email}, {"since", to_iso(account.since)}};
}

struct Question {
  std::optional<Begun> begun;
  Obstacle obstacle = Obstacle::over;
  Summary from, into;
};

Question question(soci::session& sql, CoreCall& call) {
  Question question;
  question.begun =
      find(sql, call.host().secrets(), call.cookies().get(joining_cookie), call.actor().person_id, call.now());
  if (!question.begun) return question;
  question.obstacle = obstacle(sql, *question.begun, call.visitor().session_id, call.now());
  question.from = summary(sql, question.begun->from);
  question.into = summary(sql, question.begun->into);
  return question;
}

Response show(CoreCall& call, const Question& question, boost::json::object form, int status) {
  if (!question.begun) {
    return page("core/account_join", {{"title", call.tr("These accounts can no longer be joined")}, {"over", true}},
                410);
  }
  boost::json::object model{{"title", call.tr("Join your two accounts?")},
                            {"form", std::move(form)},
                            {"stays", to_model(question.into)},
                            {"ends", to_model(question.from)},
                            {"back_href", question.begun->then},
                            {"again_href", "/sign-in?then=" + in_query(path)}};
  switch (question.obstacle) {
    case Obstacle::tasks:
      model["tasks"] = true;
      break;
    case Obstacle::stale:
      model["stale"] = true;
      break;
    case Obstacle::none:
    case Obstacle::over:
      model["possible"] = true;
      break;
  }
  return page("core/account_join", std::move(model), status);
}

}  // namespace

void Pages::declare(Registrar& registrar) {
  const auto page_of = [this](Response (Pages::*page)(CoreCall&) const) {
    return [this, page](Call& call) { return (this->*page)(core_call(call)); };
  };
  registrar.route({.method = Method::get,
                   .path = path,
                   .access = Access::signed_in(),
                   .handler = page_of(&Pages::ask),
                   .twin = false});
  registrar.route({.method = Method::post,
                   .path = path,
                   .access = Access::signed_in(),
                   .handler = page_of(&Pages::confirm),
                   .twin = false,
                   .per_minute = 10});
  registrar.job(again_job,
                [this](Host& host, const boost::json::object& payload) { join_again(host, keepers_(), payload); });
}

Response Pages::ask(CoreCall& call) const {
  const auto asked = call.host().database().read([&](soci::session& sql) { return question(sql, call); });
  return show(call, asked, Form::blank({{"sure", ""}}), 200);
}

Response Pages::confirm(CoreCall& call) const {
  Form form(call.request().form, call.words());
  form.checked("sure", message_id("Confirm that you want to join the accounts"));
  auto& host = call.host();
  bool joined = false;
  const auto asked = host.database().write([&](soci::session& sql) {
    joined = false;
    auto current = question(sql, call);
    if (!form.ok() || !current.begun || current.obstacle != Obstacle::none) return current;
    join(sql, host, keepers_(), *current.begun, call.now());
    joined = true;
    return current;
  });
  if (!joined) return show(call, asked, form.model(), form.ok() ? 409 : 422);
  sessions_.forget(asked.begun->from);
  sessions_.forget(asked.begun->into);
  call.set_cookie(remove_cookie(joining_cookie, path, sessions_.secure_cookies()));
  call.flash("success", call.tr("Your two accounts are one now"));
  return redirect(local_path(asked.begun->then));
}

}  // namespace kenes::identity::joining
