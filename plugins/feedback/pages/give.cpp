#include "commands/give_feedback.hpp"
#include "domain/rules.hpp"
#include "kenes/form.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::feedback {
namespace {

constexpr int longest_page = 300;

int longest_text(const Call& call) {
  return static_cast<int>(call.service().settings.at("characters").as_int64());
}

Response form_page(Call& call, boost::json::object form, const std::string& once, int status) {
  return page("feedback/new",
              {{"title", call.tr("Tell us what to improve")},
               {"action", call.url("/new")},
               {"list_href", call.url("")},
               {"once", once},
               {"max", longest_text(call)},
               {"form", std::move(form)}},
              status);
}

Response thanks(Call& call, const std::string& path) {
  call.flash("success", call.tr("Thank you. Your feedback is published; the operators of this portal read all of it."));
  return redirect(path);
}

// Reads and checks what was entered.
NewEntry read(Form& form, const Call& call) {
  NewEntry entry;
  entry.service = call.service().slug;
  entry.language = call.words().language();
  entry.once = call.request().form.get("once");
  entry.body =
      form.text("text", {.required = message_id("Enter what we should improve"),
                         .max_length = longest_text(call),
                         .too_long = message_id("Write no more than {max} characters; you have written {count}")});
  entry.page = form.text("page", {.max_length = longest_page});
  if (call.actor().signed_in()) {
    if (form.checked("notify")) entry.person_id = call.actor().person_id;
  } else {
    entry.email = form.text("email", {});
    if (!entry.email.empty() && !looks_like_email(entry.email)) {
      form.reject("email", call.tr("Enter an e-mail address such as name@example.org"));
    }
  }
  return entry;
}

}  // namespace

Response give_form(Call& call) {
  const std::string about(call.request().query.get("page"));
  return form_page(call, Form::blank({{"text", ""}, {"page", about}, {"email", ""}, {"notify", ""}}),
                   call.host().secrets().random_token(16), 200);
}

Response give(Call& call) {
  Form form(call.request().form, call.words());
  const auto entry = read(form, call);
  // A field that people don't see: what fills it in is a program, which may believe that it was heard.
  if (!call.request().form.get("website").empty()) return thanks(call, call.url(""));
  if (entry.once.empty() || entry.once.size() > 100)
    return bad_request(call.tr("Open the form again and send it from there."));
  if (!form.ok()) {
    auto shown = form.model();
    for (const auto& [name, field] : Form::blank({{"email", ""}, {"notify", ""}})) shown.emplace(name, field);
    return form_page(call, std::move(shown), entry.once, 422);
  }
  const auto id =
      call.host().database().write([&](soci::session& sql) { return give_feedback(sql, entry, call.now()); });
  return thanks(call, entry_url(call, id));
}

}  // namespace kenes::feedback
