#include "kenes/participation/process.hpp"
#include "process/rules.hpp"
#include "process/schema.hpp"
#include "process/version.hpp"

namespace kenes::participation {
namespace {

using boost::json::object;

// Tolerant access: what has the wrong type was reported by the schema and is read as absent.
std::string text(const object& table, std::string_view key) {
  const auto* value = table.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}
std::int64_t number(const object& table, std::string_view key) {
  const auto* value = table.if_contains(key);
  return value && value->is_int64() ? value->get_int64() : 0;
}
bool flag(const object& table, std::string_view key, bool fallback) {
  const auto* value = table.if_contains(key);
  return value && value->is_bool() ? value->get_bool() : fallback;
}
LocalText words(const object& table, std::string_view key) {
  LocalText words;
  const auto* value = table.if_contains(key);
  if (value && value->is_string()) words.by_language["en"] = std::string(value->get_string());
  if (!value || !value->is_object()) return words;
  for (const auto& [language, word] : value->get_object()) {
    if (word.is_string()) words.by_language[std::string(language)] = std::string(word.get_string());
  }
  return words;
}
const object& sub_table(const object& parent, std::string_view key) {
  static const auto* const none = new object;
  const auto* value = parent.if_contains(key);
  return value && value->is_object() ? value->get_object() : *none;
}
// One for each item, also for those that are no tables: then indexes are the same as in the file.
template <class F>
auto each(const object& parent, std::string_view key, F&& read) {
  std::vector<decltype(read(parent))> all;
  const auto* value = parent.if_contains(key);
  if (!value || !value->is_array()) return all;
  for (const auto& item : value->get_array()) all.push_back(read(item.is_object() ? item.get_object() : object{}));
  return all;
}

template <class T>
T one_of(const std::string& word, std::initializer_list<std::pair<std::string_view, T>> words, T fallback) {
  for (const auto& [known, value] : words) {
    if (known == word) return value;
  }
  return fallback;
}

// A wrong one is reported by the rules, which know the place.
std::optional<Period> period(const object& table) {
  const auto parsed = parse_period(text(table, "within"));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

Threshold threshold(const object& table) {
  return {number(table, "supporters"), text(table, "opens")};
}

Outcome outcome(const object& table) {
  return {text(table, "id"), text(table, "to"), flag(table, "reason", false), flag(table, "note", false)};
}

Stage stage(const object& table) {
  using K = StageKind;
  using V = Visibility;
  Stage stage;
  stage.id = text(table, "id");
  stage.kind =
      one_of<K>(text(table, "kind"), {{"draft", K::draft}, {"collect", K::collect}, {"review", K::review}}, K::end);
  stage.visibility = one_of<V>(text(table, "visible"),
                               {{"by link", V::link}, {"everyone", V::everyone}, {"staff", V::staff}}, V::author);
  stage.title = words(table, "title");
  stage.explanation = words(table, "explanation");
  stage.by = text(table, "by");
  stage.within = period(table);
  stage.then = text(table, "then");
  stage.otherwise = text(table, "otherwise");
  if (const auto need = number(sub_table(table, "need"), "supporters"); need > 0) stage.need = need;
  stage.author_may_support = flag(table, "author_may_support", true);
  stage.thresholds = each(table, "thresholds", threshold);
  stage.outcomes = each(table, "outcomes", outcome);
  return stage;
}

DutyRule duty(const object& table) {
  return {text(table, "id"), text(table, "kind"), text(table, "by"), period(table), words(table, "title")};
}

Reason reason(const object& table) {
  return {text(table, "code"), flag(table, "hidden", false), words(table, "title"), words(table, "explanation")};
}

Eligibility eligibility(const object& table) {
  return {
      one_of<Assurance>(text(table, "assurance"),
                        {{"none", Assurance::none}, {"substantial", Assurance::substantial}, {"high", Assurance::high}},
                        Assurance::contact)};
}

}  // namespace

Process read_process(Document document, std::vector<Fault>& faults) {
  Process process;
  process.version = version_of(document.root);
  check(document, "", process_schema(), faults);
  if (!document.root.is_object()) return process;
  const auto& root = document.root.get_object();
  const auto& head = sub_table(root, "process");
  process.key = text(head, "key");
  process.title = words(head, "title");
  for (const auto& [name, most] : sub_table(root, "limits")) {
    if (most.is_int64()) process.limits.emplace(std::string(name), most.get_int64());
  }
  process.author = eligibility(sub_table(sub_table(root, "eligibility"), "author"));
  process.support = eligibility(sub_table(sub_table(root, "eligibility"), "support"));
  process.stages = each(root, "stage", stage);
  process.duties = each(root, "duty", duty);
  process.reasons = each(root, "reason", reason);
  check_rules(process, document, faults);
  return process;
}

}  // namespace kenes::participation
