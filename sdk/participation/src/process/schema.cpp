#include "process/schema.hpp"

#include "requirement/read_requirement.hpp"

namespace kenes::participation {
namespace {

using Type = FieldType;

Schema eligibility() {
  return {{.name = "assurance",
           .description = "how sure the portal must be who somebody is",
           .fallback = "contact",
           .one_of = {"none", "contact", "substantial", "high"}},
          {.name = "min_age", .type = Type::integer, .description = "years", .min = 1, .max = 120},
          {.name = "citizenship", .type = Type::strings, .description = "countries, ISO 3166-1 alpha-2"},
          {.name = "residence", .type = Type::strings, .description = "countries whose residents may, too"},
          {.name = "territories", .type = Type::strings, .description = "codes of territories to live in"},
          {.name = "by_declaration", .type = Type::boolean, .description = "unknown facts may be declared"}};
}

Schema threshold() {
  auto fields = requirement_schema();
  fields.push_back({.name = "opens", .description = "id of a [[duty]]", .required = true});
  fields.push_back({.name = "falls_back",
                    .description = "what happens to the duty when the count falls below",
                    .one_of = {"stays", "lapses"}});
  return fields;
}

Schema outcome() {
  return {{.name = "id", .description = "\"publish\"", .required = true, .min = 1, .max = 40},
          {.name = "to", .description = "id of a [[stage]]", .required = true},
          {.name = "reason", .type = Type::boolean, .description = "a [[reason]] must be given", .fallback = false},
          {.name = "note", .type = Type::boolean, .description = "a note must be written", .fallback = false},
          {.name = "title", .type = Type::text, .description = "what the decision is called"},
          {.name = "addressee", .description = "key of the authority that {addressee} means from then on"}};
}

Schema stage() {
  return {{.name = "id", .description = "\"open\"", .required = true, .min = 1, .max = 40},
          {.name = "kind", .required = true, .one_of = {"draft", "collect", "review", "await", "end"}},
          {.name = "visible",
           .description = "who sees a submission in this stage",
           .required = true,
           .one_of = {"author", "by link", "everyone", "staff"}},
          {.name = "title", .type = Type::text, .required = true},
          {.name = "explanation", .type = Type::text, .description = "one sentence for the public guide"},
          {.name = "by", .description = "key of the authority that reviews"},
          {.name = "within", .description = "the stage's deadline: \"6 months\", \"10 working days\""},
          {.name = "then", .description = "id of the stage that follows"},
          {.name = "otherwise", .description = "id of the stage to which a missed deadline leads"},
          {.name = "need", .type = Type::table, .fields = requirement_schema()},
          {.name = "author_may_support", .type = Type::boolean},
          {.name = "thresholds", .type = Type::tables, .fields = threshold()},
          {.name = "outcomes", .type = Type::tables, .fields = outcome()},
          {.name = "collects", .type = Type::boolean, .description = "supporters may sign during the review"},
          {.name = "together", .type = Type::boolean, .description = "authority and author edit the texts together"},
          {.name = "opens", .type = Type::strings, .description = "duties that are opened on entry"}};
}

Schema duty() {
  return {{.name = "id", .description = "\"government-response\"", .required = true, .min = 1, .max = 40},
          {.name = "kind",
           .required = true,
           .one_of = {"answer", "debate", "hearing", "decision", "contact", "verification", "publication"}},
          {.name = "by", .description = "key of the authority that owes it", .required = true, .min = 1},
          {.name = "within", .description = "when it falls due: \"14 days\", \"40 working days\""},
          {.name = "title", .type = Type::text, .required = true}};
}

Schema act() {
  return {{.name = "id", .description = "\"letter\"", .required = true, .min = 1, .max = 40},
          {.name = "kind", .required = true, .one_of = {"letter", "invitation", "evidence", "reminder"}},
          {.name = "by", .description = "key of the authority that may do it", .required = true, .min = 1},
          {.name = "title", .type = Type::text, .required = true},
          {.name = "explanation", .type = Type::text, .description = "one sentence for the public guide"},
          {.name = "tells_supporters", .type = Type::boolean, .description = "who asked for news is told"}};
}

Schema reason() {
  return {{.name = "code", .description = "\"duplicate\"", .required = true, .min = 1, .max = 40},
          {.name = "hidden", .type = Type::boolean, .description = "the text must not be shown", .fallback = false},
          {.name = "title", .type = Type::text, .required = true},
          {.name = "explanation", .type = Type::text}};
}

Schema level() {
  return {{.name = "kind", .description = "of a territory: \"region\"", .required = true, .min = 1, .max = 40},
          {.name = "title", .type = Type::text, .required = true},
          {.name = "need", .type = Type::table, .fields = requirement_schema()},
          {.name = "authority", .description = "key of the authority; may hold {territory}"}};
}

Schema field() {
  return {{.name = "id", .description = "\"environment\"", .required = true, .min = 1, .max = 40},
          {.name = "title", .type = Type::text, .required = true},
          {.name = "explanation", .type = Type::text, .description = "one sentence for those who choose"},
          {.name = "authority", .description = "key of the authority; may hold {territory}"},
          {.name = "refuse",
           .type = Type::table,
           .description = "nothing can be filed here; says what to do instead",
           .fields = {{.name = "title", .type = Type::text, .required = true},
                      {.name = "explanation", .type = Type::text, .required = true},
                      {.name = "href", .description = "https://… of who helps instead"}}}};
}

}  // namespace

const Schema& process_schema() {
  static const auto* const schema = new Schema{
      {.name = "process",
       .type = Type::table,
       .required = true,
       .fields = {{.name = "key", .description = "\"uk-parliament\"", .required = true, .min = 1, .max = 60},
                  {.name = "title", .type = Type::text, .required = true},
                  {.name = "collects_in_pauses", .type = Type::boolean},
                  {.name = "calendar", .description = "file of holidays, relative to this one"},
                  {.name = "territories", .description = "file of places, relative to this one"}}},
      {.name = "limits",
       .type = Type::table,
       .fields = {{.name = "a text", .type = Type::integer, .description = "characters; 0: not asked for", .min = 0}},
       .open = true},
      {.name = "eligibility",
       .type = Type::table,
       .fields = {{.name = "author", .type = Type::table, .fields = eligibility()},
                  {.name = "support", .type = Type::table, .fields = eligibility()}}},
      {.name = "support",
       .type = Type::table,
       .fields = {{.name = "names",
                   .description = "whether supporters' names are public, with their consent",
                   .one_of = {"never", "optional", "required"}},
                  {.name = "log",
                   .description = "whether everyone can download the supports, without names, and count them",
                   .one_of = {"public", "closed"}}}},
      {.name = "retention",
       .type = Type::table,
       .fields = {{.name = "supporters",
                   .description = "how long after its end it is kept who supported a submission: \"12 months\""}}},
      {.name = "stage", .type = Type::tables, .required = true, .fields = stage()},
      {.name = "duty", .type = Type::tables, .fields = duty()},
      {.name = "act", .type = Type::tables, .fields = act()},
      {.name = "reason", .type = Type::tables, .fields = reason()},
      {.name = "level", .type = Type::tables, .fields = level()},
      {.name = "field", .type = Type::tables, .fields = field()}};
  return *schema;
}

}  // namespace kenes::participation
