#include "commands/ask.hpp"

#include "domain/contact.hpp"
#include "kenes/form.hpp"
#include "kenes/text_messages.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::advice {
namespace {

constexpr int longest_name = 120;

using Choices = std::vector<std::pair<std::string, std::string>>;  // value, text

// nullptr where nobody is offered text messages.
const TextMessages* text_messages(Call& call) {
  const auto* messages = call.host().find<TextMessages>();
  return messages != nullptr && messages->available() ? messages : nullptr;
}

Choices ways(Call& call) {
  Choices all{{by_email, call.tr("By e-mail")}};
  if (text_messages(call) != nullptr) all.emplace_back(by_sms, call.tr("By text message (SMS)"));
  return all;
}

Choices topics(const Call& call, const Settings& settings) {
  Choices all;
  for (const auto& topic : settings.topics) all.emplace_back(topic.code, topic.title.in(call.words().language()));
  return all;
}

std::vector<std::string> values(const Choices& choices) {
  std::vector<std::string> all;
  for (const auto& [value, text] : choices) all.push_back(value);
  return all;
}

boost::json::array options(const Choices& choices, const boost::json::object& form, const char* field) {
  boost::json::array models;
  const auto& chosen = form.at(field).at("value").as_string();
  for (const auto& [value, text] : choices) {
    models.push_back(
        boost::json::object{{"value", value}, {"text", text}, {"selected", value == chosen}, {"details", ""}});
  }
  return models;
}

Response form_page(Call& call, boost::json::object form, const std::string& once, int status) {
  const auto settings = settings_of(call.service());
  const auto all_ways = ways(call);
  auto way_options = options(all_ways, form, "way");
  auto topic_options = options(topics(call, settings), form, "topic");
  return page(
      "advice/ask",
      {{"title", call.tr("Ask a lawyer")},
       {"action", call.url("/ask")},
       {"back_href", call.url("")},
       {"once", once},
       {"max", settings.characters},
       {"consent_text", call.words().trn("I agree that my name, my question and my contact are used to answer me. They "
                                         "are erased {count} day after the answer.",
                                         "I agree that my name, my question and my contact are used to answer me. They "
                                         "are erased {count} days after the answer.",
                                         settings.keep.count())},
       {"topics", std::move(topic_options)},
       {"ways", std::move(way_options)},
       {"by_sms", all_ways.size() > 1},
       {"form", std::move(form)}},
      status);
}

void read_contact(Form& form, Call& call, NewQuestion& question) {
  const auto email = form.text("email", {});
  const auto number = form.text("number", {});
  if (question.channel == by_email) {
    question.contact = email;
    if (!looks_like_email(email)) form.reject("email", call.tr("Enter an e-mail address such as name@example.org"));
  }
  if (question.channel == by_sms) {
    const auto normalised = text_messages(call)->number(number);
    if (normalised) question.contact = *normalised;
    if (!normalised && normalised.error().code == "country") {
      form.reject("number",
                  call.tr("We send no text messages to numbers of this country. Choose another way to get the "
                          "answer."));
    } else if (!normalised) {
      form.reject("number", call.tr("Enter the number of a mobile telephone, with its country code"));
    }
  }
}

// Reads and checks what was entered.
NewQuestion read(Form& form, Call& call, const Settings& settings) {
  NewQuestion question;
  question.service = call.service().slug;
  question.language = call.words().language();
  question.once = call.request().form.get("once");
  question.name = form.text("name", {.required = "Enter your name", .max_length = longest_name});
  const auto all_topics = topics(call, settings);
  if (!all_topics.empty()) question.topic = form.choice("topic", values(all_topics), message_id("Choose a topic"));
  if (all_topics.empty()) form.text("topic", {});
  question.body = form.text("text", {.required = "Enter your question",
                                     .max_length = settings.characters,
                                     .too_long = "Write no more than {max} characters; you have written {count}"});
  question.channel = form.choice("way", values(ways(call)), message_id("Choose how you want the answer"));
  read_contact(form, call, question);
  form.checked("consent", "Agree to it, otherwise we can’t answer you");
  return question;
}

}  // namespace

Response ask_form(Call& call) {
  const auto& actor = call.actor();
  return form_page(call,
                   Form::blank({{"name", actor.name},
                                {"topic", ""},
                                {"text", ""},
                                {"way", by_email},
                                {"email", actor.email},
                                {"number", ""},
                                {"consent", ""}}),
                   call.host().secrets().random_token(16), 200);
}

Response ask_action(Call& call) {
  const auto settings = settings_of(call.service());
  Form form(call.request().form, call.words());
  const auto question = read(form, call, settings);
  // A field that people don't see: what fills it in is a program, which may believe that it was heard.
  if (!call.request().form.get("website").empty()) return redirect(call.url(""));
  if (question.once.empty() || question.once.size() > 100)
    return bad_request(call.tr("Open the form again and send it from there."));
  if (!form.ok()) return form_page(call, form.model(), question.once, 422);
  const auto due = call.now() + settings.answer_within;
  call.host().database().write([&](soci::session& sql) { ask(sql, question, call.now(), due); });
  return redirect(call.url("/receipt/" + question.once));
}

}  // namespace kenes::advice
