#include "kenes/participation/process.hpp"
#include "process/rules.hpp"
#include "process/schema.hpp"
#include "process/values.hpp"
#include "process/version.hpp"
#include "requirement/read_requirement.hpp"

namespace kenes::participation {
namespace {

using namespace values;

// A wrong one is reported by the rules, which know the place.
std::optional<Period> period(const object& table, std::string_view key = "within") {
  const auto parsed = parse_period(text(table, key));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

Threshold threshold(const object& table) {
  return {read_requirement(table), text(table, "opens"),
          text(table, "falls_back") == "lapses" ? FallsBack::lapses : FallsBack::stays};
}

Outcome outcome(const object& table) {
  return {text(table, "id"),          text(table, "to"),     flag(table, "reason", false),
          flag(table, "note", false), words(table, "title"), text(table, "addressee")};
}

Stage stage(const object& table) {
  using K = StageKind;
  using V = Visibility;
  Stage stage;
  stage.id = text(table, "id");
  stage.kind =
      one_of<K>(text(table, "kind"),
                {{"draft", K::draft}, {"collect", K::collect}, {"review", K::review}, {"await", K::await}}, K::end);
  stage.visibility = one_of<V>(text(table, "visible"),
                               {{"by link", V::link}, {"everyone", V::everyone}, {"staff", V::staff}}, V::author);
  stage.title = words(table, "title");
  stage.explanation = words(table, "explanation");
  stage.by = text(table, "by");
  stage.within = period(table);
  stage.then = text(table, "then");
  stage.otherwise = text(table, "otherwise");
  stage.need = read_requirement(sub_table(table, "need"));
  stage.author_may_support = flag(table, "author_may_support", true);
  stage.thresholds = each(table, "thresholds", threshold);
  stage.outcomes = each(table, "outcomes", outcome);
  stage.collects = flag(table, "collects", false);
  stage.together = flag(table, "together", false);
  stage.opens = texts(table, "opens");
  return stage;
}

DutyRule duty(const object& table) {
  return {text(table, "id"), text(table, "kind"), text(table, "by"), period(table), words(table, "title")};
}

ActRule act(const object& table) {
  return {text(table, "id"),     text(table, "kind"),         text(table, "by"),
          words(table, "title"), words(table, "explanation"), flag(table, "tells_supporters", false)};
}

Reason reason(const object& table) {
  return {text(table, "code"), flag(table, "hidden", false), words(table, "title"), words(table, "explanation")};
}

Level level(const object& table) {
  return {text(table, "kind"), words(table, "title"), read_requirement(sub_table(table, "need")),
          text(table, "authority")};
}

Field field(const object& table) {
  Field field{text(table, "id"), words(table, "title"), words(table, "explanation"), text(table, "authority"), {}};
  if (table.contains("refuse")) {
    const auto& refuse = sub_table(table, "refuse");
    field.refuse = Refusal{words(refuse, "title"), words(refuse, "explanation"), text(refuse, "href")};
  }
  return field;
}

Eligibility eligibility(const object& table) {
  using A = Assurance;
  return {one_of<A>(text(table, "assurance"), {{"none", A::none}, {"substantial", A::substantial}, {"high", A::high}},
                    A::contact),
          static_cast<int>(number(table, "min_age")),
          texts(table, "citizenship"),
          texts(table, "residence"),
          texts(table, "territories"),
          flag(table, "by_declaration", false)};
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
  process.calendar_file = text(head, "calendar");
  process.territories_file = text(head, "territories");
  process.collects_in_pauses = flag(head, "collects_in_pauses", false);
  for (const auto& [name, most] : sub_table(root, "limits")) {
    if (most.is_int64()) process.limits.emplace(std::string(name), most.get_int64());
  }
  process.author = eligibility(sub_table(sub_table(root, "eligibility"), "author"));
  process.support = eligibility(sub_table(sub_table(root, "eligibility"), "support"));
  process.names =
      one_of<NamesShown>(text(sub_table(root, "support"), "names"),
                         {{"optional", NamesShown::optional}, {"required", NamesShown::required}}, NamesShown::never);
  process.public_log = text(sub_table(root, "support"), "log") != "closed";
  process.supporters_kept = period(sub_table(root, "retention"), "supporters");
  process.stages = each(root, "stage", stage);
  process.duties = each(root, "duty", duty);
  process.acts = each(root, "act", act);
  process.reasons = each(root, "reason", reason);
  process.levels = each(root, "level", level);
  process.fields = each(root, "field", field);
  check_rules(process, document, faults);
  return process;
}

}  // namespace kenes::participation
