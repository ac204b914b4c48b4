// What a registrar mends in an entry.
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "post/on_paper.hpp"
#include "post/paper_form.hpp"
#include "post/post.hpp"
#include "writing/draft_form.hpp"

namespace kenes::petition {

namespace {

Response form_page(Call& call, const Office& office, boost::json::object form, std::int64_t known, int status) {
  return paper_form_page(call, office, std::move(form),
                         {.title = call.tr("Change what was entered"),
                          .action = paper_path(call, "/edit"),
                          .save = call.tr("Save"),
                          .back = paper_path(call),
                          .known = known,
                          .status = status});
}

Response address_form(Call& call, boost::json::object form, int status) {
  return page("petition/post/address",
              {{"title", call.tr("Correct the petitioner’s address")},
               {"form_action", paper_path(call, "/address")},
               {"back_href", paper_path(call)},
               {"form", std::move(form)}},
              status);
}

Response sent_already(const Call& call) {
  return conflict(call.tr("This petition has been sent on its way, so only the address can be corrected."));
}

// An entry that waits; the answer for any other.
template <class F>
Response with_waiting(Call& call, const Office& office, F&& show) {
  const auto found = read_paper(call, office);
  if (!found) return not_found();
  return found->waits ? show(*found) : sent_already(call);
}

Response refused(Call& call, const Error& error) {
  return error.code == "wrong_stage" ? sent_already(call) : not_found();
}

}  // namespace

Response edit_paper_page(Call& call, const Office& office) {
  return with_waiting(call, office, [&](const OnPaper& found) {
    const PaperEntry entry{.draft = draft_of(found.petition),
                           .paper = found.paper,
                           .language = found.petition.language,
                           .entry_key = "change"};
    return form_page(call, office, paper_form(call, office, entry), 0, 200);
  });
}

Response edit_paper_action(Call& call, const Office& office) {
  auto read = read_paper_form(call, office);
  if (!read.ok) return form_page(call, office, std::move(read.form), 0, 422);
  const auto changed = change_paper(office, call.service().slug, id_of(call), read.entry, call.actor());
  if (!changed && changed.error().code == "known") {
    return form_page(call, office, std::move(read.form), std::stoll(changed.error().message), 409);
  }
  if (!changed) return refused(call, changed.error());
  call.flash("success", call.tr("The change is saved."));
  return redirect(paper_path(call));
}

Response paper_address_page(Call& call, const Office& office) {
  const auto found = read_paper(call, office);
  if (!found) return not_found();
  return address_form(
      call, Form::blank({{"postal_address", found->paper.postal_address}, {"email", found->paper.email}}), 200);
}

Response paper_address_action(Call& call, const Office& office) {
  auto read = read_paper_address(call);
  if (!read.ok) return address_form(call, std::move(read.form), 422);
  const auto& paper = read.entry.paper;
  const auto mended =
      correct_address(office, call.service().slug, id_of(call), paper.postal_address, paper.email, call.actor());
  if (!mended) return not_found();
  call.flash("success", call.tr("The change is saved."));
  return redirect(paper_path(call));
}

Response delete_paper_page(Call& call, const Office& office) {
  return with_waiting(call, office, [&](const OnPaper& found) {
    auto model = short_model(call, *found.process, found.petition);
    model["title"] = call.tr("Delete this draft?");
    model["form_action"] = paper_path(call, "/delete");
    model["back_href"] = paper_path(call);
    return page("petition/delete", std::move(model));
  });
}

Response delete_paper_action(Call& call, const Office& office) {
  const auto deleted = delete_paper(office, call.service().slug, id_of(call), call.actor());
  if (!deleted) return refused(call, deleted.error());
  call.flash("success", call.tr("The draft is deleted."));
  return redirect(call.url("/post"));
}

}  // namespace kenes::petition
