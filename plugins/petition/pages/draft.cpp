// An author's draft: changing it, checking it, sending it on its way, deleting it.
#include "attachments/attachments.hpp"
#include "commands/park_draft.hpp"
#include "commands/write_petition.hpp"
#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "pages/text_form.hpp"
#include "writing/draft_form.hpp"
#include "writing/draft_rows.hpp"
#include "writing/elsewhere.hpp"

namespace kenes::petition {

namespace {

std::string path_of(const Call& call, const std::string& rest) {
  return call.url("/" + std::to_string(id_of(call)) + rest);
}

bool is_draft(const Seen& seen) {
  return seen.stage->kind == participation::StageKind::draft;
}

// What to answer when a draft could not be changed.
Response refused(const Call& call, const Error& error) {
  if (error.code == "wrong_stage")
    return conflict(call.tr("This petition is not a draft any more, so it can't be changed."));
  return not_found();
}

Response edit_form(const Call& call, const Office& office, const Seen& seen, boost::json::object form, int status) {
  boost::json::object model{{"title", call.tr("Change your petition")},
                            {"form_action", path_of(call, "/edit")},
                            {"back_href", path_of(call, "/check")},
                            {"editing", true},
                            {"declaration", ""},
                            {"who", boost::json::array()},
                            {"review_note", seen.petition.review_note}};
  add_questions(call, office, *seen.process, form, model);
  model["form"] = std::move(form);
  return page("petition/details", std::move(model), status);
}

// A page about an own draft: not found for others, the petition's page once it is no draft.
template <class F>
Response with_draft(Call& call, const Office& office, F&& show) {
  const auto seen = see_own(office, call);
  if (!seen) return not_found();
  if (!is_draft(*seen)) return redirect(path_of(call, "/share"));
  return show(*seen);
}

}  // namespace

Response edit_page(Call& call, const Office& office) {
  return with_draft(call, office, [&](const Seen& seen) {
    const auto parked = parked_draft(office, call.service().slug, call.request().query.get("parked"));
    return edit_form(call, office, seen, draft_form(call, office, parked ? *parked : draft_of(seen.petition)), 200);
  });
}

Response edit_action(Call& call, const Office& office) {
  return with_draft(call, office, [&](const Seen& seen) {
    auto read = read_draft(call, office, *seen.process, Asked::of_author_known);
    if (!read.ok) return edit_form(call, office, seen, std::move(read.form), 422);
    if (const auto* field = seen.process->field(read.draft.address.field); field != nullptr && field->refuse) {
      const auto parked = park_draft(office, call.service().slug, read.draft);
      return elsewhere_page(call, office, *field, read.draft, path_of(call, "/edit?parked=" + parked));
    }
    const auto saved = edit_draft(office, call.service().slug, seen.petition.id, read.draft, call.actor());
    if (!saved) return refused(call, saved.error());
    return redirect(path_of(call, "/check"));
  });
}

Response check_page(Call& call, const Office& office) {
  return with_draft(call, office, [&](const Seen& seen) {
    const auto* next = seen.process->stage(seen.stage->then);
    auto model = short_model(call, *seen.process, seen.petition);
    model["title"] = call.tr("Check your petition");
    model["edit_href"] = path_of(call, "/edit");
    const bool files = attachment_limits(call.service()).has_value();
    model["files_href"] = files ? boost::json::value(path_of(call, "/files")) : boost::json::value(nullptr);
    model["attachments"] = attachment_models(call, office, seen.petition);
    model["delete_href"] = path_of(call, "/delete");
    model["form_action"] = path_of(call, "/submit");
    model["own_href"] = call.url("/mine");
    model["limits"] = limit_model(*seen.process);
    model["review_note"] = seen.petition.review_note;
    model["rows"] = draft_rows(call, office, *seen.process, draft_of(seen.petition), "");
    model["next_title"] = next == nullptr ? std::string() : next->title.in(call.words().language());
    model["next_explanation"] = next == nullptr ? std::string() : next->explanation.in(call.words().language());
    return page("petition/check", std::move(model));
  });
}

Response submit_action(Call& call, const Office& office) {
  const auto sent = submit_petition(office, call.service().slug, id_of(call), call.actor());
  // A second click finds it sent already.
  if (!sent && sent.error().code != "wrong_stage") return refused(call, sent.error());
  return redirect(path_of(call, "/share"));
}

Response delete_page(Call& call, const Office& office) {
  return with_draft(call, office, [&](const Seen& seen) {
    auto model = short_model(call, *seen.process, seen.petition);
    model["title"] = call.tr("Delete this draft?");
    model["form_action"] = path_of(call, "/delete");
    model["back_href"] = path_of(call, "/check");
    return page("petition/delete", std::move(model));
  });
}

Response delete_action(Call& call, const Office& office) {
  const auto deleted = delete_draft(office, call.service().slug, id_of(call), call.actor());
  if (!deleted) return refused(call, deleted.error());
  call.flash("success", call.tr("The draft is deleted."));
  return redirect(call.url("/mine"));
}

}  // namespace kenes::petition
