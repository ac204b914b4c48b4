// Kazakhstan's preset: two services of this plugin, side by side, each by a law of its own.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::Portal;
using kenes::petition::test::repository;
using namespace std::chrono;

namespace {

std::vector<Authority> authorities() {
  std::vector<Authority> all;
  for (const auto* key : {"moderation", "parliament", "ministry", "akimat-ala", "akimat-ast", "akimat-shy",
                          "maslikhat-ala", "maslikhat-ast", "maslikhat-shy"}) {
    all.push_back({.key = key, .title = {{{"en", key}}}});
  }
  return all;
}

Service service(const std::string& slug, const std::string& process) {
  boost::json::array topics;
  for (const auto* code : {"transport", "environment", "education", "health"})
    topics.push_back({{"code", code}, {"title", code}});
  return testing::service(slug, "petition", repository() / "config/processes" / (process + ".toml"),
                          {{"topics", topics}});
}

struct Kazakhstan {
  Kazakhstan()
      : kit_plugin(participation::make_plugin()),
        host({.services = {service("petitions", "kz-epetition"), service("cities", "kz-city-petition")},
              .time_zone = "Asia/Almaty",
              .authorities = authorities(),
              .ways = {{.key = "email"}, {.key = "eid", .assurance = Assurance::substantial, .born = true}}}) {
    host.load(*kit_plugin, "participation", KENES_KIT_FOLDER);
    host.load(plugin, "petition", KENES_PLUGIN_FOLDER);
    kit = host.host("petition").find<participation::Kit>();
    moderator = host.person("moderator@example.org", {{"moderator", ""}});
  }

  // Somebody whom the eID shows to be so many years old.
  Actor citizen(const std::string& email, int age) {
    auto person = host.person(email);
    person.assurance = Assurance::substantial;
    const year_month_day today(floor<days>(host.clock().now()));
    person.facts.born = sys_days((today.year() - years{age}) / today.month() / today.day());
    return person;
  }
  std::int64_t published(const std::string& service, const std::vector<NamedValue>& more, const std::string& outcome) {
    auto form = good_texts();
    form.insert(form.end(), more.begin(), more.end());
    const auto author = citizen("author@example.org", 40);
    const auto to = Portal::location(host.post(author, "/" + service + "/new/details", form));
    const auto id = std::stoll(to.substr(to.find_first_of("0123456789")));
    const auto path = "/" + service + "/" + std::to_string(id);
    host.post(author, path + "/submit", {});
    host.post(moderator, path + "/moderate/claim", {});
    host.post(moderator, path + "/moderate", {{"outcome", outcome}, {"confirmed", "yes"}});
    return id;
  }
  participation::Submission standing(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().find(sql, id).value(); });
  }
  std::vector<participation::Duty> duties(std::int64_t id) {
    return host.database().read([&](soci::session& sql) { return kit->engine().duties(sql, id); });
  }
  // As if so many had signed before.
  void have(std::int64_t id, std::int64_t count) {
    host.database().write([&](soci::session& sql) {
      sql << "UPDATE participation.submission SET count_base = cast(:n as bigint) - (support_count - count_base), "
             "support_count = cast(:m as bigint) WHERE id = cast(:id as bigint)",
          soci::use(count), soci::use(count), soci::use(id);
    });
  }
  Response sign(const std::string& service, std::int64_t id, const Actor& by) {
    return host.post(by, "/" + service + "/" + std::to_string(id) + "/sign", {{"name", "A"}});
  }

  std::unique_ptr<Plugin> kit_plugin;
  petition::PetitionPlugin plugin;
  testing::FakeHost host;
  participation::Kit* kit = nullptr;
  Actor moderator;
};

}  // namespace

TEST_CASE("kz-epetition: 50,000 within 6 months, and whom moderation chose answers", "[integration]") {
  Kazakhstan kz;
  const auto id = kz.published("petitions", {}, "to_parliament");
  CHECK(kz.standing(id).stage == "open");
  CHECK(kz.standing(id).addressee == "parliament");

  // By mail nobody is sure enough; fifteen years are too few.
  CHECK(kz.sign("petitions", id, kz.host.person("mail@example.org")).status == 403);
  CHECK(kz.sign("petitions", id, kz.citizen("young@example.org", 15)).page.view == "petition/not_eligible");
  kz.have(id, 49'999);
  CHECK(kz.sign("petitions", id, kz.citizen("sixteen@example.org", 16)).status == 303);
  CHECK(kz.standing(id).stage == "answer");
  const auto duties = kz.duties(id);
  REQUIRE(duties.size() == 1);
  CHECK(duties.front().authority == "parliament");
  // 40 working days after 1 January 2026, over New Year, Christmas and Women's Day.
  CHECK(to_iso(duties.front().due_at.value()).starts_with("2026-03-02"));
}

TEST_CASE("kz-epetition: beside it cities owe answers from a share of their people on", "[integration]") {
  Kazakhstan kz;
  const auto id = kz.published("cities", {{"level", "city"}, {"place", "Астана"}}, "publish");
  const auto national = kz.published("petitions", {}, "to_ministry");
  CHECK(kz.standing(id).territory == "AST");
  CHECK(kz.duties(id).empty());
  kz.have(id, 14'299);
  kz.sign("cities", id, kz.citizen("one@example.org", 30));
  REQUIRE(kz.duties(id).size() == 1);
  CHECK(kz.duties(id).front().authority == "akimat-ast");
  CHECK(kz.standing(id).stage == "open");
  kz.have(id, 28'599);
  kz.sign("cities", id, kz.citizen("two@example.org", 30));
  CHECK(kz.duties(id).size() == 2);

  // The other law doesn't know of it.
  kz.have(national, 28'599);
  kz.sign("petitions", national, kz.citizen("two@example.org", 30));
  CHECK(kz.duties(national).empty());
  const auto anyone = testing::FakeHost::anonymous();
  CHECK(kz.host.get(anyone, "/cities/" + std::to_string(national)).status == 404);
  CHECK(kz.host.get(anyone, "/cities").page.model.at("total") == 1);

  kz.host.advance(hours{24 * 190});
  CHECK(kz.standing(id).stage == "closed");
  CHECK(kz.standing(national).stage == "closed");
}

TEST_CASE("kz-epetition: the examples of the demonstration stand as by law", "[integration]") {
  Kazakhstan kz;
  const auto seed = [&](const std::string& service, const std::string& file) {
    return kz.host.command("seed", "petitions", {"--service", service, (repository() / "config/demo" / file).string()});
  };
  REQUIRE(seed("petitions", "kz-epetition.json") == 0);
  REQUIRE(seed("cities", "kz-cities.json") == 0);
  std::map<std::string, int> owed;
  for (const auto* service : {"petitions", "cities"}) {
    const auto shown = kz.host.get(testing::FakeHost::anonymous(), "/" + std::string(service) + "/duties").page.model;
    for (const auto& duty : shown.at("duties").as_array()) ++owed[std::string(duty.at("authority").as_string())];
  }
  CHECK(owed == std::map<std::string, int>{{"ministry", 1}, {"akimat-ast", 1}, {"maslikhat-ast", 1}});
}
