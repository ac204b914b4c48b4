// What a moderator does: take and give back the lock, file under topics, decide.
#include "commands/moderate_petition.hpp"
#include "domain/stages.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/review.hpp"

namespace kenes::petition {

namespace {

std::string review_path(const Call& call) {
  return call.url("/" + std::to_string(id_of(call)) + "/moderate");
}

// What is wrong with a decision, at its field. The kit's messages are not for readers.
void explain(Form& form, const Call& call, const std::string& code) {
  if (code == "unknown_outcome") form.reject("outcome", call.tr("Choose what to do with the petition"));
  if (code == "reason_required" || code == "unknown_reason") form.reject("reason", call.tr("Choose a reason"));
  if (code == "reason_unfit")
    form.reject("reason", call.tr("This reason doesn't go with this decision. Reasons that hide the text are for "
                                  "hiding it, the others for rejecting"));
  if (code == "note_required") form.reject("note", call.tr("Write what the author should change"));
}

// A refusal is shown once more before it is made, as the public and the author will see it.
Response preview(const Call& call, const Review& review, const participation::Decision& decision) {
  const auto& seen = review.seen;
  const auto* outcome = seen.stage->outcome(decision.outcome);
  const auto* target = seen.process->stage(outcome->to);
  const auto* reason = seen.process->reason(decision.reason);
  const auto language = call.words().language();
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Check your decision");
  model["outcome"] = decision.outcome;
  model["reason"] = decision.reason;
  model["note"] = decision.note;
  model["target_title"] = target->title.in(language);
  model["public"] = is_public(*target);
  model["reason_title"] = reason->title.in(language);
  model["reason_explanation"] = reason->explanation.in(language);
  model["form_action"] = review_path(call);
  model["back_href"] = review_path(call);
  return page("petition/confirm_decision", std::move(model));
}

Response refused(Call& call, const Error& error) {
  if (error.code == "not_found") return not_found();
  if (error.code == "not_accepted") {
    call.flash("important", call.tr("The author has not accepted the newest version of the text yet. It can't be "
                                    "published before that. Your decision was not made."));
  } else if (error.code == "held") {
    call.flash("important", call.tr("The petition is held while its signatures are looked into. End the hold first. "
                                    "Your decision was not made."));
  } else if (error.code == "claimed") {
    call.flash("important", call.tr("Another moderator is reviewing this petition now. Your decision was not made."));
  } else {
    call.flash("important", call.tr("Somebody has decided about this petition already."));
  }
  return redirect(review_path(call));
}

}  // namespace

Response claim_action(Call& call, const Office& office) {
  const auto review = read_review(office, call);
  if (!review) return not_found();
  const bool take_over = call.request().form.get("take_over") == "yes";
  const auto claim = office.database().write([&](soci::session& sql) {
    return office.kit->desk().claim(sql, review->seen.petition.id, call.actor(), take_over);
  });
  if (claim.person_id != call.actor().person_id) {
    call.flash("important", call.tr("{name} is reviewing this petition now.", {{"name", claim.name}}));
  }
  return redirect(review_path(call));
}

Response release_action(Call& call, const Office& office) {
  const auto review = read_review(office, call);
  if (!review) return not_found();
  office.database().write(
      [&](soci::session& sql) { office.kit->desk().release(sql, review->seen.petition.id, call.actor()); });
  return redirect(call.url("/moderate"));
}

Response topics_action(Call& call, const Office& office) {
  const auto assigned =
      assign_topics(office, call.service().slug, id_of(call), call.request().form.all("topic"), call.actor());
  if (!assigned) return not_found();
  call.flash("success", call.tr("The topics are saved."));
  return redirect(review_path(call));
}

Response decide_action(Call& call, const Office& office) {
  const auto review = read_review(office, call);
  if (!review) return not_found();
  if (!review->waits()) return refused(call, {"wrong_stage", ""});
  if (review->claim && !review->mine(call)) return refused(call, {"claimed", ""});

  Form form(call.request().form, call.words());
  const participation::Decision decision{form.text("outcome", {}), form.text("reason", {}),
                                         form.text("note", {.max_length = 4000})};
  if (const auto checked = check_decision(*review->seen.process, *review->seen.stage, decision); !checked) {
    explain(form, call, checked.error().code);
  }
  if (!form.ok()) return review_response(call, office, *review, form.model(), 422);
  const bool refusal = review->seen.stage->outcome(decision.outcome)->needs_reason;
  if (refusal && call.request().form.get("confirmed") != "yes") return preview(call, *review, decision);

  const auto decided = decide_petition(office, call.service().slug, id_of(call), decision, call.actor());
  if (!decided) return refused(call, decided.error());
  call.flash("success", call.tr("The decision is made. The author is being told."));
  return redirect(call.url("/moderate"));
}

}  // namespace kenes::petition
