// The second step of a petition: its texts. What somebody wrote is never lost to the sign-in.
#include "attachments/attachments.hpp"
#include "commands/park_texts.hpp"
#include "commands/write_petition.hpp"
#include "pages/address.hpp"
#include "pages/eligibility.hpp"
#include "pages/pages.hpp"
#include "pages/text_form.hpp"

namespace kenes::petition {

namespace {

Response form_page(Call& call, const Office& office, boost::json::object form, int status) {
  const auto& process = office.process(call.service().slug);
  return page("petition/details",
              {{"title", call.tr("Say more about your petition")},
               {"form", std::move(form)},
               {"limits", limit_model(process)},
               {"form_action", call.url("/new/details")},
               {"back_href", call.url("/new")},
               {"editing", false},
               {"declaration", declaration(call, process.author)},
               {"review_note", ""}},
              status);
}

}  // namespace

Response details_page(Call& call, const Office& office) {
  const auto& query = call.request().query;
  if (!call.actor().signed_in()) {
    return call.sign_in_first(address(call.url("/new/details"), {{"action", std::string(query.get("action"))},
                                                                 {"parked", std::string(query.get("parked"))}}),
                              call.tr("Confirm your e-mail address to start a petition. What you wrote is kept."));
  }
  Texts texts{std::string(query.get("action")), "", ""};
  if (const auto parked = parked_texts(office, call.service().slug, query.get("parked"))) texts = *parked;
  return form_page(call, office, text_form(texts), 200);
}

Response details_action(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  Form form(call.request().form, call.words());
  const auto texts = read_texts(form, process);
  const bool must_declare = !declaration(call, process.author).empty();
  const bool declared = form.checked("declared", must_declare ? "Confirm that you may take part" : "");
  if (!form.ok()) return form_page(call, office, form.model(), 422);
  if (!call.actor().signed_in()) {
    const auto token = park_texts(office, call.service().slug, texts);
    return call.sign_in_first(address(call.url("/new/details"), {{"parked", token}}),
                              call.tr("Confirm your e-mail address to start a petition. What you wrote is kept."));
  }
  const auto stronger = call.tr("To start a petition here you need a stronger way to sign in than the one you used.");
  if (auto why = refusal(call, process.author, declared, stronger); !why.empty()) return conflict(std::move(why));
  const auto id = save_draft(office, call.service().slug, texts, call.words().language(), call.actor());
  const bool files = attachment_limits(call.service()).has_value();
  return redirect(call.url("/" + std::to_string(id) + (files ? "/files" : "/check")));
}

}  // namespace kenes::petition
