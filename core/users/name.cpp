// Asked once, after the first sign-in of somebody who came for nothing else. Nobody has to answer.
#include "identity/local_path.hpp"
#include "identity/people.hpp"
#include "kenes/form.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

Response name_page(const Translator& words, boost::json::object form, const std::string& then, int status = 200) {
  return page("core/account_name",
              {{"title", words.tr("What is your name?")}, {"form", std::move(form)}, {"then", then}}, status);
}

}  // namespace

Response Pages::ask_name(identity::CoreCall& call) const {
  return name_page(call.words(), Form::blank({{"name", call.actor().name}}),
                   identity::local_path(call.request().query.get("then")));
}

Response Pages::take_name(identity::CoreCall& call) const {
  const auto then = identity::local_path(call.request().form.get("then"));
  Form form(call.request().form, call.words());
  const auto name = form.text("name", {.max_length = 100, .too_long = "Your name must be {max} characters or fewer"});
  if (!form.ok()) return name_page(call.words(), form.model(), then, 422);
  const auto person = call.actor().person_id;
  if (!name.empty()) {
    call.host().database().write([&](soci::session& sql) { identity::write_name(sql, person, name); });
    sessions_.forget(person);
  }
  return redirect(then);
}

}  // namespace kenes::users
