// The second step of a petition: its texts, where it goes, who says so. What somebody wrote is never lost to the
// sign-in.
#include "attachments/attachments.hpp"
#include "commands/park_draft.hpp"
#include "commands/write_petition.hpp"
#include "kenes/contacts.hpp"
#include "pages/address.hpp"
#include "pages/eligibility.hpp"
#include "pages/pages.hpp"
#include "writing/draft_form.hpp"
#include "writing/elsewhere.hpp"

namespace kenes::petition {

namespace {

Response form_page(Call& call, const Office& office, boost::json::object form, int status) {
  const auto& process = office.process(call.service().slug);
  boost::json::object model{{"title", call.tr("Say more about your petition")},
                            {"form_action", call.url("/new/details")},
                            {"back_href", call.url("/new")},
                            {"editing", false},
                            {"declaration", declaration(call, process.author)},
                            {"who", who_may(call, office, process.author)},
                            {"review_note", ""}};
  add_questions(call, office, process, form, model);
  model["form"] = std::move(form);
  return page("petition/details", std::move(model), status);
}

Response sign_in_first(Call& call, const participation::Process& process, const std::string& then) {
  return sign_in_for(call, process.author, then,
                     call.tr("Confirm your e-mail address to start a petition. What you wrote is kept."));
}

// Nobody has to sign in by this process: a mail to the address shows whose it is, then the letter is sent.
Response confirm_first(Call& call, const Office& office, const ReadDraft& read, const std::string& parked) {
  auto* contacts = office.host->find<Contacts>();
  if (contacts == nullptr) throw std::runtime_error("the host offers no Contacts, which this process needs");
  const auto answer = contacts->confirm(call, {read.draft.author.name, read.email},
                                        address(call.url("/new/letter"), {{"parked", parked}}));
  if (answer) return *answer;
  auto form = read.form;
  form["email"].as_object()["error"] = answer.error().message;
  form["email"].as_object()["invalid"] = true;
  form["errors"] = boost::json::array{boost::json::object{{"field", "email"}, {"message", answer.error().message}}};
  form["invalid"] = true;
  return form_page(call, office, std::move(form), answer.error().code == "too_many" ? 429 : 422);
}

}  // namespace

Response details_page(Call& call, const Office& office) {
  const auto& query = call.request().query;
  const auto& process = office.process(call.service().slug);
  const auto here = address(call.url("/new/details"), {{"action", std::string(query.get("action"))},
                                                       {"parked", std::string(query.get("parked"))}});
  if (!call.actor().signed_in() && !asks_contact(call, process)) return sign_in_first(call, process, here);
  if (auto away = turned_away(call, office, process.author, true, here)) return std::move(*away);
  Draft draft{.texts = {.action = std::string(query.get("action"))}, .author = {.name = call.actor().name}};
  if (auto parked = parked_draft(office, call.service().slug, query.get("parked"))) draft = std::move(*parked);
  return form_page(call, office, draft_form(call, office, draft), 200);
}

Response details_action(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  auto read = read_draft(call, office, process);
  if (!read.ok) return form_page(call, office, std::move(read.form), 422);
  const auto park = [&] { return park_draft(office, call.service().slug, read.draft); };
  if (const auto* field = process.field(read.draft.address.field); field != nullptr && field->refuse) {
    return elsewhere_page(call, office, *field, read.draft, address(call.url("/new/details"), {{"parked", park()}}));
  }
  if (asks_contact(call, process)) return confirm_first(call, office, read, park());
  if (!call.actor().signed_in()) {
    return sign_in_first(call, process, address(call.url("/new/details"), {{"parked", park()}}));
  }
  if (!eligible(process.author, call.actor(), read.declared, call.now())) {
    const auto form = address(call.url("/new/details"), {{"parked", park()}});
    if (auto away = turned_away(call, office, process.author, read.declared, form)) return std::move(*away);
  }
  const auto id = save_draft(office, call.service().slug, read.draft, call.words().language(), call.actor());
  const bool files = attachment_limits(call.service()).has_value();
  return redirect(call.url("/" + std::to_string(id) + (files ? "/files" : "/check")));
}

}  // namespace kenes::petition
