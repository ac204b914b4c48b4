// script/messages, by which every component's words are extracted and checked.
#include <catch2/catch.hpp>

#include <sstream>

#include "i18n/test_catalogues.hpp"
#include "i18n/tool.hpp"

namespace kenes::i18n {
namespace {

const std::string script = std::string(KENES_SOURCE_DIR) + "/script/messages";

std::string said(const TestFolder& folder, const std::string& option, int status) {
  const auto run = run_tool({script, option, (folder / "part").string()});
  REQUIRE(run);
  CHECK(run->code == status);
  auto text = run->output;
  const auto prefix = (folder / "").string();
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
  return text;
}

std::string message(const std::string& id, const std::string& translation) {
  return "#, python-brace-format\nmsgid \"" + id + "\"\nmsgstr \"" + translation + "\"\n\n";
}

}  // namespace

TEST_CASE("messages are found in C++ and in templates") {
  const TestFolder folder("extract");
  folder.write("part/pages/sign.cpp", R"x(void sign() {
  form.text("title", {.required = "Enter a title", .max_length = 80, .too_long = "At most {max} "
    "characters"});
  form.checked("agree", "Tick the box");
  call.tr("Thank you, {name}", {{"name", name}});
  call.words().trn("{count} day", "{count} days", n);
  choice("state", {"open"}, message_id("Choose a state"));
  registrar.staff_page("/queue", "Queue", {"moderator"});
  const auto none = has_role("moderator", "service"); text("no message", "text/plain");
})x");
  folder.write("part/pages/sign_test.cpp", "auto x = words.tr(\"Only in a test\");\n");
  folder.write("part/templates/show.html",
               "<h1>{{_ \"Signed by {name}\"}}</h1>{{title}} {{_n \"{count} name\" \"{count} names\" count}}\n"
               "<p>{{_ \"Say \\\"yes\\\"\"}} and {{_ \"no\"}}</p>\n");
  const auto pot = said(folder, "--pot", 0);
  std::vector<std::string> ids;
  std::istringstream lines(pot);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("msgid") && line != "msgid \"\"") ids.push_back(line.substr(line.find('"')));
  }
  std::sort(ids.begin(), ids.end());
  CHECK(ids == std::vector<std::string>{R"("At most {max} characters")", R"("Choose a state")", R"("Enter a title")",
                                        R"("Queue")", R"("Say \"yes\"")", R"("Signed by {name}")",
                                        R"("Thank you, {name}")", R"("Tick the box")", R"("no")", R"("{count} day")",
                                        R"("{count} days")", R"("{count} name")", R"("{count} names")"});
}

TEST_CASE("the check names what is untranslated, unsure or has other placeholders") {
  const TestFolder folder("check");
  folder.write("part/templates/show.html", "{{_ \"Sign\"}} {{_ \"By {name}\"}} {{_ \"Unsure\"}}\n");
  CHECK(said(folder, "--check", 1) ==
        "part/locales/kk.po: missing, although part has messages. Run: script/messages part\n"
        "part/locales/lv.po: missing, although part has messages. Run: script/messages part\n"
        "part/locales/ru.po: missing, although part has messages. Run: script/messages part\n"
        "part: run script/messages part, then translate what is empty in part/locales.\n");
  folder.write("part/locales/kk.po",
               po("kk", message("By {name}", "Авторы: {nmae}") + "#, fuzzy\nmsgid \"Unsure\"\nmsgstr \"Мүмкін\"\n"));
  folder.write("part/locales/lv.po", po("lv", message("Sign", "Parakstīt") + message("By {name}", "Autors: {name}")));
  folder.write("part/locales/ru.po", po("ru", message("Sign", "Подписать") + message("By {name}", "Автор: {name}") +
                                                  message("Unsure", "Не уверен")));
  CHECK(said(folder, "--check", 1) ==
        "part/locales/kk.po: no translation of \"Sign\", used in templates/show.html\n"
        "part/locales/kk.po: unsure (fuzzy) translation of \"Unsure\", used in templates/show.html\n"
        "part/locales/kk.po: {name} is missing in the translation of \"By {name}\"\n"
        "part/locales/kk.po: {nmae} is not in the English text of the translation of \"By {name}\"\n"
        "part/locales/lv.po: no translation of \"Unsure\", used in templates/show.html\n"
        "part: run script/messages part, then translate what is empty in part/locales.\n");
  folder.write("part/locales/kk.po", po("kk", message("Sign", "Қол қою") + message("By {name}", "Авторы: {name}") +
                                                  message("Unsure", "Мүмкін")));
  folder.write("part/locales/lv.po", po("lv", message("Sign", "Parakstīt") + message("By {name}", "Autors: {name}") +
                                                  message("Unsure", "Nav droši")));
  CHECK(said(folder, "--check", 0).empty());
}

TEST_CASE("placeholders with a format and of plurals are compared, too") {
  const TestFolder folder("formats-of");
  folder.write("part/templates/show.html",
               "{{_ \"On {at|date}\"}} {{_n \"{count} day, {name}\" \"{count} days, {name}\" count}}\n");
  const std::string plural = "msgid \"{count} day, {name}\"\nmsgid_plural \"{count} days, {name}\"\n";
  folder.write("part/locales/kk.po", po("kk", "msgid \"On {at|date}\"\nmsgstr \"{at}\"\n\n" + plural +
                                                  "msgstr[0] \"бір күн, {name}\"\nmsgstr[1] \"{count} күн\"\n"));
  folder.write("part/locales/lv.po", po("lv", "msgid \"On {at|date}\"\nmsgstr \"{at|date}\"\n\n" + plural +
                                                  "msgstr[0] \"{count} diena, {name}\"\nmsgstr[1] \"{count} "
                                                  "dienas, {name}\"\nmsgstr[2] \"{count} dienu, {name}\"\n"));
  folder.write("part/locales/ru.po", po("ru", "msgid \"On {at|date}\"\nmsgstr \"Дата: {at|date}\"\n\n" + plural +
                                                  "msgstr[0] \"{count} день, {name}\"\nmsgstr[1] \"{count} дня, "
                                                  "{name}\"\nmsgstr[2] \"{count} дней, {name}\"\n"));
  CHECK(said(folder, "--check", 1) ==
        // msgmerge itself doubts a translation that has lost a placeholder.
        "part/locales/kk.po: unsure (fuzzy) translation of \"{count} day, {name}\", used in templates/show.html\n"
        "part/locales/kk.po: {at|date} is missing in the translation of \"On {at|date}\"\n"
        "part/locales/kk.po: {at} is not in the English text of the translation of \"On {at|date}\"\n"
        "part/locales/kk.po: {name} is missing in the translation of \"{count} day, {name}\"\n"
        "part: run script/messages part, then translate what is empty in part/locales.\n");
}

TEST_CASE("a form of a template that is no message is not passed over") {
  const TestFolder folder("malformed");
  folder.write("part/templates/show.html", "<p>\n{{_ \"Not closed}}\n");
  CHECK(said(folder, "--check", 2)
            .starts_with("messages: part/templates/show.html:2: not a message: {{_ \"Not closed}}"));
}

}  // namespace kenes::i18n
