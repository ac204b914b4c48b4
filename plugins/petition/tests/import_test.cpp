#include <catch2/catch.hpp>
#include <fstream>

#include "import/example_file.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::repository;

namespace {

namespace json = boost::json;

json::object official(const std::filesystem::path& file) {
  std::ifstream stream(file);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  return json::parse(text).as_object().at("data").at("attributes").as_object();
}

// Code or name -> signatures.
std::map<std::string, std::int64_t> counts(const json::object& attributes, const char* key, const char* by) {
  std::map<std::string, std::int64_t> found;
  for (const auto& item : attributes.at(key).as_array()) {
    if (const auto count = item.at("signature_count").to_number<std::int64_t>(); count > 0) {
      found[std::string(item.at(by).as_string())] = count;
    }
  }
  return found;
}

std::string written(const std::filesystem::path& file, const std::string& content) {
  std::ofstream(file) << content;
  return file.string();
}

}  // namespace

TEST_CASE("all real petitions come in, stay as they are, and come in once", "[integration]") {
  Portal portal;
  const auto files = petition::test::demo_files();
  REQUIRE(files.size() == 28);
  REQUIRE(portal.host.command("import", "petitions", files) == 0);
  REQUIRE(portal.host.command("import", "petitions", files) == 0);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == 27);
  CHECK(portal.host.get(portal.nobody, "/petitions?state=closed").page.model.at("total") == 27);

  for (const auto& file : files) {
    if (file.ends_with("-counts.json")) continue;
    const auto theirs = official(file);
    const auto id = std::filesystem::path(file).stem().string();
    INFO(id);
    const auto ours = portal.json("/petitions/" + id + ".json").at("data").at("attributes").as_object();
    for (const auto& [key, value] : theirs) {
      if (key == "open_at") {
        CHECK(ours.at("opened_at") == value);
      } else {
        REQUIRE(ours.contains(key));
      }
    }
    for (const char* same : {"action", "background", "additional_details", "signature_count", "created_at",
                             "updated_at", "moderation_threshold_reached_at", "debate_threshold_reached_at",
                             "scheduled_debate_date", "debate_outcome_at", "government_response_at"}) {
      INFO(same);
      // The site's own clock wrote the answer a moment before its time stamp.
      if (std::string_view(same) == "government_response_at" && theirs.at(same).is_string()) {
        CHECK(ours.at(same).as_string().subview(0, 19) == theirs.at(same).as_string().subview(0, 19));
      } else {
        CHECK(ours.at(same) == theirs.at(same));
      }
    }
    CHECK(ours.at("state") == "closed");
    CHECK(ours.at("creator_name").is_null());
    CHECK_FALSE(ours.contains("closing_date"));
    CHECK(counts(ours, "signatures_by_constituency", "ons_code") ==
          counts(theirs, "signatures_by_constituency", "ons_code"));
    CHECK(counts(ours, "signatures_by_country", "name") == counts(theirs, "signatures_by_country", "name"));
    if (theirs.at("government_response").is_object()) {
      CHECK(ours.at("government_response").at("details") == theirs.at("government_response").at("details"));
    }
  }
  // What the big one has beside.
  const auto ours = portal.json("/petitions/241584.json").at("data").at("attributes").as_object();
  const auto theirs = official(repository() / "config/demo/petitions/241584.json");
  CHECK(ours.at("government_response") == theirs.at("government_response"));
  CHECK(ours.at("debate").at("video_url") == theirs.at("debate").at("video_url"));
  CHECK(ours.at("signatures_by_constituency").at(0).at("mp").is_string());
  CHECK(ours.at("opened_at") == "2019-02-20T10:25:02.393Z");
  CHECK(ours.at("closed_at") ==
        "2019-08-20T09:25:02.393Z");  // six months later by the clock in London, which is an hour ahead
  const auto page = portal.host.get(portal.nobody, "/petitions/241584");
  CHECK(page.page.model.at("plot").is_object());
  CHECK(page.page.model.at("places").at("rows").as_array().size() == 10);
  const auto count = portal.json("/petitions/241584/count.json");
  CHECK(count == json::object{{"id", 241584}, {"signature_count", 6078985}});
}

TEST_CASE("what happened here since an import stays", "[integration]") {
  Portal portal;
  const std::vector<std::string> file{(repository() / "config/demo/petitions/104441.json").string()};
  REQUIRE(portal.host.command("import", "petitions", file) == 0);
  portal.host.post(portal.official, "/petitions/104441/duty/government-response/answer",
                   {{"summary", "No."}, {"details", "We won't."}, {"responded_on", "2026-01-01"}});
  REQUIRE(portal.host.command("import", "petitions", file) == 0);
  CHECK(portal.host.get(portal.nobody, "/petitions/104441").page.model.at("answers").as_array().size() == 1);
  CHECK(portal.host.get(portal.nobody, "/petitions?state=met-government-response").page.model.at("total") == 1);
}

TEST_CASE("what is malformed is refused, the rest comes in", "[integration]") {
  Portal portal;
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-import-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto petition = [&](const std::string& name, const std::string& change_from, const std::string& change_to) {
    std::string text =
        R"({"data":{"type":"petition","id":77,"attributes":{"action":"Do it","background":"","additional_details":"",)"
        R"("state":"open","signature_count":5,"created_at":"2015-07-20T13:02:14.720Z","open_at":"2015-07-21T13:02:14Z",)"
        R"("signatures_by_country":[{"name":"France","signature_count":1}]}}})";
    if (!change_from.empty()) text.replace(text.find(change_from), change_from.size(), change_to);
    return written(folder / name, text);
  };
  const auto import = [&](const std::string& file) { return portal.host.command("import", "petitions", {file}); };
  CHECK(import((folder / "absent.json").string()) == 1);
  CHECK(import(written(folder / "a.json", "no json")) == 1);
  CHECK(import(written(folder / "b.json", "{}")) == 1);
  CHECK(import(written(folder / "c.json", "[]")) == 1);
  CHECK(import(petition("d.json", "\"Do it\"", "\"\"")) == 1);
  CHECK(import(petition("e.json", "\"Do it\"", "17")) == 1);
  CHECK(import(petition("f.json", "\"signature_count\":5", "\"signature_count\":-5")) == 1);
  CHECK(import(petition("g.json", "2015-07-20T13", "2015-27-20T13")) == 1);
  CHECK(import(petition("h.json", "\"open\"", "\"flying\"")) == 1);
  CHECK(import(petition("i.json", "{\"name\":\"France\",\"signature_count\":1}",
                        "{\"name\":\"France\",\"signature_count\":-1}")) == 1);
  CHECK(import(petition("j.json", "{\"name\":\"France\",\"signature_count\":1}",
                        "{\"name\":\"France\",\"signature_count\":1},{\"name\":\"France\",\"signature_count\":2}")) ==
        1);
  CHECK(import(petition("k.json", "\"Do it\"", "\"" + std::string(20'001, 'x') + "\"")) == 1);
  CHECK(import(written(folder / "78-counts.json", R"([{"updated_at":"2019-03-13 23:56:46","signature_count":1}])")) ==
        1);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == 0);
  CHECK(portal.host.command(
            "import", "petitions",
            {(folder / "a.json").string(), petition("good.json", "", ""), (folder / "b.json").string()}) == 1);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == 1);
  CHECK(portal.host.command("import", "petitions", {}) == 2);
  CHECK(portal.host.command("import", "petitions", {"--service", "nowhere", "x.json"}) == 2);
  std::filesystem::remove_all(folder);
}

TEST_CASE("examples make a demonstration alive", "[integration]") {
  json::array topics;
  for (const char* code : {"transport", "environment", "local-services"}) {
    topics.push_back({{"code", code}, {"title", code}});
  }
  Portal portal({{"topics", topics}});
  const std::vector<std::string> file{(repository() / "config/demo/examples.json").string()};
  REQUIRE(portal.host.command("seed", "petitions", file) == 0);
  REQUIRE(portal.host.command("seed", "petitions", file) == 0);
  const auto open = portal.host.get(portal.nobody, "/petitions?state=open");
  REQUIRE(open.page.model.at("total") == 2);
  CHECK(open.page.model.at("petitions").at(0).at("count") == 9990);
  CHECK(portal.host.get(portal.moderator, "/petitions/moderate").page.model.at("total") == 1);
  const auto id = open.page.model.at("petitions").at(0).at("id").as_int64();
  for (int i = 1; i <= 10; ++i) CHECK(portal.sign(id, portal.person(i)).status == 303);
  CHECK(portal.host.get(portal.official, "/petitions/duties/work").page.model.at("duties").as_array().size() == 1);
}

TEST_CASE("an example owes and explains what its stage has", "[integration]") {
  Portal portal;
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-seed-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto example = [](const std::string& origin, const std::string& more) {
    return "{\"origin\":\"" + origin + "\",\"language\":\"en\",\"action\":\"Act on " + origin + "\",\"days_ago\":20," +
           more + "}";
  };
  const auto seed = [&](const std::string& petitions) {
    return portal.host.command(
        "seed", "petitions",
        std::vector<std::string>{written(folder / "seed.json", "{\"petitions\":[" + petitions + "]}")});
  };
  REQUIRE(seed(example("large", R"("stage":"open","signature_count":10001)") + "," +
               example("double", R"("stage":"rejected","signature_count":5,"reason":"duplicate")")) == 0);
  const auto duties = portal.host.get(portal.nobody, "/petitions/duties").page.model.at("duties").as_array();
  REQUIRE(duties.size() == 1);
  const auto total = portal.host.get(portal.nobody, "/petitions").page.model.at("total");

  // Every fault is told, and then nothing is added.
  CHECK(seed(example("fine", R"("stage":"open","signature_count":1)") + "," +
             example("odd", R"("stage":"opne","signature_count":1,"reason":"none")") + "," +
             example("odder", R"("stage":"open")")) == 1);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == total);
  std::filesystem::remove_all(folder);
}

TEST_CASE("the faults of examples are told with their places") {
  std::vector<std::string> faults;
  const auto read = [&](const char* text) { return petition::read_examples(boost::json::parse(text), faults); };
  read(R"({"petitions":[{"origin":"a","stage":"s","language":"en","action":"x","days_ago":1},
                         {"origin":"b","language":"en","action":"x","signature_count":-1,"days_ago":1}],
            "topics":{"7":"health"}})");
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].starts_with("petitions[0].signature_count"));
  CHECK(faults[1].starts_with("petitions[1].stage"));
  CHECK(faults[2].starts_with("topics.7"));
  faults.clear();

  participation::Process process;
  process.stages.push_back({.id = "open"});
  petition::Examples examples;
  examples.petitions.push_back(
      {.origin = "a", .stage = "opne", .field = "health", .addressee = "mayor", .reason = "none", .topics = {"t"}});
  petition::check_examples(examples, process, {}, {}, faults);
  CHECK(faults == std::vector<std::string>{"a: the process has no stage \"opne\"; did you mean \"open\"?",
                                           "a: the process has no field \"health\"",
                                           "a: no outcome of the process has the addressee \"mayor\"",
                                           "a: the process has no reason \"none\"",
                                           "a: the service has no topic \"t\""});
}
