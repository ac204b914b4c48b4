#include "writing/draft_form.hpp"

#include "pages/eligibility.hpp"
#include "pages/text_form.hpp"
#include "writing/address_form.hpp"
#include "writing/author_form.hpp"

namespace kenes::petition {

namespace {

// Where nobody has to sign in the letter says who writes.
bool asks_name(const Process& process) {
  return process.author.assurance == Assurance::none;
}

}  // namespace

bool asks_contact(const Call& call, const Process& process) {
  return asks_name(process) && !call.actor().signed_in();
}

ReadDraft read_draft(const Call& call, const Office& office, const Process& process, Asked asked) {
  Form form(call.request().form, call.words());
  ReadDraft read;
  read.draft.texts = read_texts(form, process);
  read.draft.address = read_address(form, call, office, process);
  read.draft.author = read_authorship(form, call, office.settings_of(call.service().slug));
  if (asks_name(process)) {
    read.draft.author.name = form.text("name", {.required = "Enter your name", .max_length = longest_name});
  }
  if (asks_contact(call, process)) {
    read.email = form.text("email", {.required = "Enter your e-mail address", .max_length = 320});
  }
  const bool must_declare = asked == Asked::of_new_author && !declaration(call, process.author).empty();
  read.declared = form.checked("declared", must_declare ? "Confirm that you may take part" : "");
  read.ok = form.ok();
  read.form = form.model();
  return read;
}

Draft draft_of(const Petition& petition) {
  return {petition.texts,
          {petition.standing.territory, petition.standing.field},
          {petition.author_name, petition.anonymous, petition.author_group, petition.group_size}};
}

boost::json::object draft_form(const Call& call, const Office& office, const Draft& draft) {
  std::vector<NamedValue> values{{"action", draft.texts.action},
                                 {"background", draft.texts.background},
                                 {"additional_details", draft.texts.additional_details},
                                 {"declared", ""},
                                 {"name", draft.author.name},
                                 {"email", ""}};
  add_address(call, office, draft.address, values);
  add_authorship(draft.author, values);
  return Form::blank(values);
}

void add_questions(const Call& call, const Office& office, const Process& process, const boost::json::object& form,
                   boost::json::object& model) {
  const auto& settings = office.settings_of(call.service().slug);
  model["limits"] = limit_model(process);
  add_address_questions(call, office, process, form, model);
  model["asks_anonymous"] = settings.anonymous_authors;
  model["asks_group"] = settings.group_authors;
  model["asks_name"] = asks_name(process);
  model["asks_contact"] = asks_contact(call, process);
}

}  // namespace kenes::petition
