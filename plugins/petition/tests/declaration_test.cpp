// "From 13 years of age", where signing in confirms no more than an e-mail address.
#include <catch2/catch.hpp>
#include <fstream>

#include "portal.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::uk_process;

namespace {

std::filesystem::path process(const std::string& eligibility) {
  std::ifstream in(uk_process());
  std::string text((std::istreambuf_iterator<char>(in)), {});
  const std::string place = "[eligibility]\n";
  const auto from = text.find(place) + place.size();
  text.replace(from, text.find("[[stage]]") - from, eligibility);
  const auto path = std::filesystem::temp_directory_path() / ("kenes-declared-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(path) << text;
  return path;
}

bool asks_declaration(const Response& response) {
  return !response.page.model.at("declaration").as_string().empty();
}

std::string location(const Response& response) {
  for (const auto& header : response.headers) {
    if (header.name == "location" || header.name == "Location") return header.value;
  }
  return {};
}

}  // namespace

TEST_CASE("who must be of an age declares it, to start a petition and to sign one", "[integration]") {
  const auto file =
      process("author = { min_age = 13, by_declaration = true }\nsupport = { min_age = 13, by_declaration = true }\n");
  const auto kit_plugin = participation::make_plugin();
  petition::PetitionPlugin plugin;
  testing::FakeHost host({.services = {testing::service("petitions", "petition", file)}});
  host.load(*kit_plugin, "participation", KENES_KIT_FOLDER);
  host.load(plugin, "petition", KENES_PLUGIN_FOLDER);
  const auto author = host.person("author@example.org"), citizen = host.person("citizen@example.org");

  CHECK(asks_declaration(host.get(author, "/petitions/new/details")));
  auto texts = good_texts();
  const auto refused = host.post(author, "/petitions/new/details", texts);
  CHECK(refused.status == 422);
  CHECK(refused.page.model.at("form").at("declared").at("invalid").as_bool());
  texts.push_back({"declared", "yes"});
  CHECK(host.post(author, "/petitions/new/details", texts).status == 303);
  CHECK(host.post(author, "/petitions/1/submit", {}).status == 303);

  std::string token;
  host.database().write([&](soci::session& sql) {
    sql << "select link_token from participation.submission where id = 1", soci::into(token);
  });
  const auto support = "/petitions/1/support/" + token;
  CHECK(asks_declaration(host.get(citizen, support)));
  CHECK(host.post(citizen, support, {{"name", "Ann"}}).status == 422);
  CHECK(host.post(citizen, support, {{"name", "Ann"}, {"declared", "yes"}}).status == 303);
  std::filesystem::remove(file);
}

TEST_CASE("who signed in too weakly is told why, and comes back with what they entered", "[integration]") {
  const auto file = process("support = { assurance = \"substantial\", min_age = 16 }\n");
  const auto kit_plugin = participation::make_plugin();
  petition::PetitionPlugin plugin;
  testing::FakeHost host({.services = {testing::service("petitions", "petition", file)},
                          .ways = {{.key = "email"},
                                   {.key = "bank", .assurance = Assurance::substantial},
                                   {.key = "eid", .assurance = Assurance::substantial, .born = true}}});
  host.load(*kit_plugin, "participation", KENES_KIT_FOLDER);
  host.load(plugin, "petition", KENES_PLUGIN_FOLDER);
  const auto author = host.person("author@example.org"), citizen = host.person("citizen@example.org");
  CHECK(host.post(author, "/petitions/new/details", good_texts()).status == 303);
  CHECK(host.post(author, "/petitions/1/submit", {}).status == 303);
  std::string token;
  host.database().write([&](soci::session& sql) {
    sql << "select link_token from participation.submission where id = 1", soci::into(token);
  });
  const auto support = "/petitions/1/support/" + token;

  SECTION("before the form, not after it") {
    const auto answer = host.get(citizen, support);
    CHECK(answer.status == 403);
    CHECK(answer.page.view == "petition/not_eligible");
    CHECK(answer.page.model.at("who").as_array().size() == 2);
  }
  SECTION("the way back holds the name") {
    const auto answer = host.post(citizen, support, {{"name", "Ann"}});
    CHECK(answer.page.view == "petition/not_eligible");
    const auto href = std::string(answer.page.model.at("another_href").as_string());
    CHECK(href == support + "?name=Ann&another_way=yes");
    CHECK(location(host.get(citizen, href)) ==
          "/sign-in?then=%2Fpetitions%2F1%2Fsupport%2F" + token + "%3Fname%3DAnn&way=eid");
  }
  SECTION("an anonymous visitor is sent to a way that will do at once") {
    const auto answer = host.post(testing::FakeHost::anonymous(), support, {{"name", "Ann"}});
    CHECK(location(answer).ends_with("&way=eid"));
  }
  SECTION("an eID of somebody who is old enough opens the door, of a child not") {
    auto strong = citizen;
    strong.assurance = Assurance::substantial;
    strong.facts.born = std::chrono::sys_days{std::chrono::year{1990} / 5 / 1};
    CHECK(host.get(strong, support).status == 200);
    strong.facts.born = std::chrono::sys_days{std::chrono::year{2020} / 5 / 1};
    const auto child = host.get(strong, support);
    CHECK(child.status == 403);
    CHECK(child.page.model.at("another_href").as_string().empty());
    CHECK(child.page.model.at("reason").as_string() == "You are younger than the law asks.");
    strong.facts.born = std::chrono::sys_days{std::chrono::year{1990} / 5 / 1};
    CHECK(host.post(strong, support, {{"name", "Ann"}}).status == 303);
  }
  std::filesystem::remove(file);
}

TEST_CASE("a process in which nobody could take part is refused at the start", "[integration]") {
  const auto file = process("support = { min_age = 13 }\n");
  const auto kit_plugin = participation::make_plugin();
  testing::FakeHost host({.services = {testing::service("petitions", "petition", file)}});
  CHECK_THROWS_WITH(host.load(*kit_plugin, "participation", KENES_KIT_FOLDER),
                    Catch::Contains("[eligibility] support: nobody can take part, because no way to sign in to this "
                                    "portal (email) shows what is asked here"));
  std::filesystem::remove(file);
}
