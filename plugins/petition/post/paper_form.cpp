#include "post/paper_form.hpp"

#include <algorithm>

#include "domain/checks.hpp"
#include "pages/text_form.hpp"
#include "writing/address_form.hpp"
#include "writing/author_form.hpp"
#include "writing/draft_form.hpp"

namespace kenes::petition {

namespace {

std::string read_received(Form& form, const Call& call) {
  const auto date = form.text("received_on", {.required = "Enter the day on which it was received"});
  if (date.empty()) return date;
  if (!is_date(date)) {
    form.reject("received_on", call.tr("Enter a real date, such as 2026-03-27"));
  } else if (date > day_of(call.now() + std::chrono::hours{24})) {
    form.reject("received_on", call.tr("The date must not be in the future"));
  }
  return date;
}

std::string read_email(Form& form, const Call& call) {
  const auto email = form.text("email", {.max_length = 320});
  const auto at = email.find('@');
  const bool fits = at != std::string::npos && at > 0 && email.find('.', at) != std::string::npos &&
                    email.find_first_of(" \t\n,;<>") == std::string::npos;
  if (!email.empty() && !fits) {
    form.reject("email", call.tr("Enter an e-mail address in the right form, like name@example.org"));
  }
  return email;
}

void read_petitioner_address(Form& form, const Call& call, Paper& paper) {
  paper.postal_address = form.text("postal_address", {.required = "Enter the postal address", .max_length = 500});
  paper.email = read_email(form, call);
}

boost::json::array language_options(const Office& office, const std::string& chosen) {
  boost::json::array options;
  for (const auto& code : office.host->languages()) {
    auto text = code;
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    options.emplace_back(boost::json::object{{"value", code}, {"text", text}, {"selected", code == chosen}});
  }
  return options;
}

}  // namespace

ReadPaper read_paper_form(const Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  Form form(call.request().form, call.words());
  ReadPaper read;
  auto& [draft, paper, language, key, another] = read.entry;
  paper.name = form.text("name", {.required = "Enter the petitioner's name", .max_length = longest_name});
  read_petitioner_address(form, call, paper);
  paper.received_on = read_received(form, call);
  language = form.choice("language", office.host->languages(), message_id("Choose the language of the text"));
  draft.texts = read_texts(form, process);
  draft.address = read_address(form, call, office, process);
  draft.author = read_authorship(form, call, office.settings_of(call.service().slug));
  if (const auto* field = process.field(draft.address.field); field != nullptr && field->refuse) {
    form.reject("field", call.tr("Nothing can be filed here: {why}",
                                 {{"why", field->refuse->title.in(call.words().language())}}));
  }
  key = form.text("entry_key", {.max_length = 100});
  another = form.checked("another");
  read.ok = form.ok() && !key.empty();
  read.form = form.model();
  return read;
}

ReadPaper read_paper_address(const Call& call) {
  Form form(call.request().form, call.words());
  ReadPaper read;
  read_petitioner_address(form, call, read.entry.paper);
  read.ok = form.ok();
  read.form = form.model();
  return read;
}

boost::json::object paper_form(const Call& call, const Office& office, const PaperEntry& entry) {
  const auto& paper = entry.paper;
  auto form = draft_form(call, office, entry.draft);
  for (auto& [name, value] : Form::blank({{"name", paper.name},
                                          {"postal_address", paper.postal_address},
                                          {"email", paper.email},
                                          {"received_on", paper.received_on},
                                          {"language", entry.language},
                                          {"another", ""},
                                          {"entry_key", entry.entry_key}})) {
    form[name] = value;
  }
  return form;
}

Response paper_form_page(Call& call, const Office& office, boost::json::object form, const PaperFormPage& shown) {
  const auto known = shown.known == 0 ? boost::json::value(nullptr)
                                      : boost::json::value(call.url("/post/" + std::to_string(shown.known)));
  boost::json::object model{
      {"title", shown.title},
      {"form_action", shown.action},
      {"save", shown.save},
      {"back_href", shown.back},
      {"languages_offered", language_options(office, std::string(form.at("language").at("value").as_string()))},
      {"known_href", known}};
  add_questions(call, office, office.process(call.service().slug), form, model);
  model["form"] = std::move(form);
  return page("petition/post/new", std::move(model), shown.status);
}

}  // namespace kenes::petition
