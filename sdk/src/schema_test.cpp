#include "kenes/schema.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using Type = FieldType;

namespace {

Document document(std::string_view json, std::map<std::string, Location> where = {{"", {"t.toml", 1}}}) {
  return {boost::json::parse(json), std::move(where)};
}

std::vector<std::string> faults_of(Document& subject, const Schema& schema, const std::string& pointer = "") {
  std::vector<Fault> faults;
  check(subject, pointer, schema, faults);
  std::vector<std::string> lines;
  for (const auto& fault : faults) lines.push_back(to_string(fault));
  return lines;
}

std::vector<std::string> faults_of(std::string_view json, const Schema& schema) {
  auto subject = document(json);
  return faults_of(subject, schema);
}

}  // namespace

TEST_CASE("every fault is reported at once, with its own place") {
  auto subject = document(R"({"service": [{"slug": "a", "titel": "A"}, {"slug": 7, "limit": 300}]})",
                          {{"/service/0", {"p.toml", 4}},
                           {"/service/0/titel", {"p.toml", 6}},
                           {"/service/1/slug", {"p.toml", 9}},
                           {"/service/1/limit", {"p.toml", 10}},
                           {"/service/1", {"p.toml", 8}}});
  const Schema service{{.name = "slug", .required = true},
                       {.name = "title", .type = Type::text, .description = "its name", .required = true},
                       {.name = "limit", .type = Type::integer, .min = 1, .max = 100}};
  CHECK(faults_of(subject, {{.name = "service", .type = Type::tables, .fields = service}}) ==
        std::vector<std::string>{"p.toml:4: 'title' is missing in [service]; expected a string, or a table of strings "
                                 "by language such as { en = "
                                 "\"…\", kk = \"…\" }: its name",
                                 "p.toml:6: unknown key 'titel' in [service]; did you mean 'title'?",
                                 "p.toml:9: 'slug' must be a string, not 7",
                                 "p.toml:8: 'title' is missing in [service]; expected a string, or a table of strings "
                                 "by language such as { en = "
                                 "\"…\", kk = \"…\" }: its name",
                                 "p.toml:10: 'limit' must be between 1 and 100, not 300"});
}

TEST_CASE("each type takes what it names") {
  struct Case {
    Type type;
    const char *good, *bad;
  };
  const auto sample = GENERATE(values<Case>({{Type::string, R"("x")", "1"},
                                             {Type::integer, "-3", "1.5"},
                                             {Type::integer, "3", "true"},
                                             {Type::number, "1", R"("1")"},
                                             {Type::number, "1.5", "null"},
                                             {Type::boolean, "false", "0"},
                                             {Type::duration, R"("6 months")", R"("6 moons")"},
                                             {Type::duration, R"("90 minutes")", R"("minutes")"},
                                             {Type::duration, R"("1 day")", R"("-1 day")"},
                                             {Type::duration, R"("1 day")", R"("1day")"},
                                             {Type::date, R"("2026-11-22")", R"("22.11.2026")"},
                                             {Type::text, R"({"en": "a"})", R"({"en": 1})"},
                                             {Type::text, R"("a")", "{}"},
                                             {Type::strings, R"(["a"])", R"(["a", 1])"},
                                             {Type::table, "{}", "[]"},
                                             {Type::tables, "[{}]", "[1]"},
                                             {Type::tables, "[]", "{}"}}));
  const Schema schema{{.name = "k", .type = sample.type}};
  CAPTURE(sample.good, sample.bad);
  CHECK(faults_of(std::string(R"({"k": )") + sample.good + "}", schema).empty());
  CHECK(faults_of(std::string(R"({"k": )") + sample.bad + "}", schema).size() == 1);
}

TEST_CASE("strings have lengths in characters and choices") {
  const Schema schema{{.name = "name", .min = 2, .max = 5}, {.name = "state", .one_of = {"open", "closed"}}};
  CHECK(faults_of(R"({"name": "Кеңес", "state": "open"})", schema).empty());
  CHECK(faults_of(R"({"name": "Кеңестер"})", schema).at(0) ==
        "t.toml:1: 'name' must be between 2 and 5 characters long, not 8");
  CHECK(faults_of(R"({"state": "shut"})", schema).at(0) == "t.toml:1: 'state' must be one of open, closed, not 'shut'");
  CHECK(faults_of(R"({"state": "opne"})", schema).at(0) ==
        "t.toml:1: 'state' must be one of open, closed, not 'opne'; did you mean 'open'?");
}

TEST_CASE("fallbacks are filled in, also in tables that were left out") {
  const Schema schema{
      {.name = "pool", .type = Type::integer, .fallback = 24},
      {.name = "http", .type = Type::table, .fields = {{.name = "port", .type = Type::integer, .fallback = 9080}}},
      {.name = "logo", .type = Type::table, .fields = {{.name = "file", .required = true}}}};
  auto subject = document("{}");
  CHECK(faults_of(subject, schema).empty());
  CHECK(subject.root == boost::json::value{{"pool", 24}, {"http", {{"port", 9080}}}});
}

TEST_CASE("the table may stand anywhere, or be missing") {
  auto subject = document(R"({"service": [{"settings": {"n": 1}}, {}]})");
  const Schema schema{{.name = "n", .type = Type::integer, .fallback = 5}};
  CHECK(faults_of(subject, schema, "/service/0/settings").empty());
  CHECK(faults_of(subject, schema, "/service/1/settings").empty());
  CHECK(subject.root.at_pointer("/service/1/settings/n") == 5);
  CHECK(faults_of(subject, schema, "/service/0/settings/n").at(0) == "t.toml:1: 'n' must be a table");
  CHECK(faults_of(subject, schema, "/service/9").size() == 1);
}

TEST_CASE("an open table takes any key whose value fits its first field") {
  const Schema schema{{.name = "by_region",
                       .type = Type::table,
                       .fields = {{.name = "a region", .type = Type::integer, .min = 1}, {.name = "unit"}},
                       .open = true}};
  CHECK(faults_of(R"({"by_region": {"north": 5, "unit": "people"}})", schema).empty());
  CHECK(faults_of(R"({"by_region": {"north": 0, "south": "x"}})", schema) ==
        std::vector<std::string>{"t.toml:1: 'north' must be at least 1, not 0",
                                 "t.toml:1: 'south' must be an integer, not the string 'x'"});
  CHECK(faults_of(R"({"t": {"anything": 1}})", {{.name = "t", .type = Type::table, .open = true}}).empty());
}

TEST_CASE("keys with slashes and tildes are found again") {
  auto subject = document(R"({"a/b~c": {"x": 1}})", {{"/a~1b~0c/x", {"t.toml", 3}}});
  CHECK(faults_of(subject, {}, "/a~1b~0c").at(0) ==
        "t.toml:3: unknown key 'x' in [a~1b~0c]; no keys are expected here");
}
