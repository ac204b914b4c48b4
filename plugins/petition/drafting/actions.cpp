// What the two sides do on the page on which they edit together.
#include "drafting/drafting.hpp"
#include "drafting/workshop.hpp"
#include "kenes/form.hpp"
#include "pages/text_form.hpp"

namespace kenes::petition {

namespace {

std::string drafting_path(const Call& call) {
  return call.url("/" + std::to_string(id_of(call)) + "/drafting");
}

Response refused(Call& call, const Error& error) {
  if (error.code == "wrong_stage")
    return conflict(call.tr("The text is no longer edited together, so nothing was changed."));
  return not_found();
}

// Somebody was faster: what was entered is kept, with what differs from the version that came between.
Response outdated(const Call& call, const Office& office, const Texts& entered, boost::json::object form) {
  const auto workshop = read_workshop(office, call);
  if (!workshop) return not_found();
  auto forms = blank_forms(*workshop);
  forms.version = std::move(form);
  forms.outdated = difference_models(call, workshop->newest().texts, entered);
  return workshop_response(call, *workshop, std::move(forms), 409);
}

}  // namespace

Response comment_action(Call& call, const Office& office) {
  const auto workshop = read_workshop(office, call);
  if (!workshop) return not_found();
  Form form(call.request().form, call.words());
  const auto text = form.text("text", {.required = "Enter your comment",
                                       .max_length = 4000,
                                       .too_long = "The text must be {max} characters or fewer: it has {count}"});
  if (!form.ok()) {
    auto forms = blank_forms(*workshop);
    forms.comment = form.model();
    return workshop_response(call, *workshop, std::move(forms), 422);
  }
  const auto added = add_comment(office, call.service().slug, id_of(call), text, call.actor(), workshop->side);
  if (!added) return refused(call, added.error());
  call.flash("success", call.tr("Your comment is there. The other side is told by e-mail."));
  return redirect(drafting_path(call) + "#comments");
}

Response version_action(Call& call, const Office& office) {
  const auto workshop = read_workshop(office, call);
  if (!workshop) return not_found();
  Form form(call.request().form, call.words());
  Change change;
  change.based_on = static_cast<int>(call.request().form.integer("based_on", 0, 1, 1'000'000));
  change.texts = read_texts(form, *workshop->seen.process);
  change.why = form.text("why", {.required = "Say in a few words why you change it", .max_length = 500});
  if (!form.ok()) {
    auto forms = blank_forms(*workshop);
    forms.version = form.model();
    return workshop_response(call, *workshop, std::move(forms), 422);
  }
  const auto saved = save_version(office, call.service().slug, id_of(call), change, call.actor(), workshop->side);
  if (saved) {
    call.flash("success", call.tr("Version {number} is saved. The other side is told by e-mail.",
                                  {{"number", std::to_string(*saved)}}));
    return redirect(drafting_path(call));
  }
  if (saved.error().code == "outdated") return outdated(call, office, change.texts, form.model());
  if (saved.error().code != "unchanged") return refused(call, saved.error());
  form.reject("action", call.tr("Nothing is different from the newest version"));
  auto forms = blank_forms(*workshop);
  forms.version = form.model();
  return workshop_response(call, *workshop, std::move(forms), 422);
}

Response accept_action(Call& call, const Office& office) {
  const auto workshop = read_workshop(office, call);
  if (!workshop || workshop->side != Side::author) return not_found();
  const auto number = static_cast<int>(call.request().form.integer("number", 0, 1, 1'000'000));
  const auto accepted = accept_version(office, call.service().slug, id_of(call), number, call.actor());
  if (accepted) {
    call.flash("success", call.tr("You accept this text. It is what people will sign."));
  } else if (accepted.error().code == "outdated") {
    call.flash("important", call.tr("There is a newer version. Please read it before you accept."));
  } else {
    return refused(call, accepted.error());
  }
  return redirect(drafting_path(call));
}

}  // namespace kenes::petition
