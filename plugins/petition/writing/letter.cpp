// Somebody wrote without signing in and has confirmed the address: they read the letter once more, and send it.
#include "commands/park_draft.hpp"
#include "commands/write_petition.hpp"
#include "pages/address.hpp"
#include "pages/eligibility.hpp"
#include "writing/draft_rows.hpp"
#include "writing/writing.hpp"

namespace kenes::petition {

namespace {

Response gone(Call& call) {
  call.flash("important", call.tr("What you wrote was kept for a day and is gone now. Please write it again."));
  return redirect(call.url("/new"));
}

}  // namespace

Response letter_page(Call& call, const Office& office) {
  const std::string token(call.request().query.get("parked"));
  const auto draft = parked_draft(office, call.service().slug, token);
  if (!draft) return gone(call);
  const auto& process = office.process(call.service().slug);
  const auto language = call.words().language();
  const auto* next = process.stage(process.stages.front().then);
  return page("petition/letter",
              {{"title", call.tr("Read it once more and send it")},
               {"action", draft->texts.action},
               {"background", draft->texts.background},
               {"additional_details", draft->texts.additional_details},
               {"lang", std::string(language)},
               {"rows", draft_rows(call, office, process, *draft, call.actor().email)},
               {"next_title", next == nullptr ? std::string() : next->title.in(language)},
               {"next_explanation", next == nullptr ? std::string() : next->explanation.in(language)},
               {"parked", token},
               {"form_action", call.url("/new/letter")},
               {"edit_href", address(call.url("/new/details"), {{"parked", token}})}});
}

Response letter_action(Call& call, const Office& office) {
  const auto draft = parked_draft(office, call.service().slug, call.request().form.get("parked"));
  if (!draft) return gone(call);
  const auto& slug = call.service().slug;
  // What has to be declared was declared in the form, which is parked only then.
  const auto form = address(call.url("/new/details"), {{"parked", std::string(call.request().form.get("parked"))}});
  if (auto away = turned_away(call, office, office.process(slug).author, true, form)) return std::move(*away);
  const auto id = save_draft(office, slug, *draft, call.words().language(), call.actor());
  const auto sent = submit_petition(office, slug, id, call.actor());
  if (!sent && sent.error().code != "wrong_stage") return not_found();
  return redirect(call.url("/" + std::to_string(id) + "/share"));
}

}  // namespace kenes::petition
