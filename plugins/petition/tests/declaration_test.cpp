// "From 13 years of age", where signing in confirms no more than an e-mail address.
#include <catch2/catch.hpp>

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

TEST_CASE("without declarations a fact that nobody knows is a refusal", "[integration]") {
  const auto file = process("support = { min_age = 13 }\n");
  const auto kit_plugin = participation::make_plugin();
  petition::PetitionPlugin plugin;
  testing::FakeHost host({.services = {testing::service("petitions", "petition", file)}});
  host.load(*kit_plugin, "participation", KENES_KIT_FOLDER);
  host.load(plugin, "petition", KENES_PLUGIN_FOLDER);
  const auto author = host.person("author@example.org"), citizen = host.person("citizen@example.org");
  CHECK(host.post(author, "/petitions/new/details", good_texts()).status == 303);
  CHECK(host.post(author, "/petitions/1/submit", {}).status == 303);
  std::string token;
  host.database().write([&](soci::session& sql) {
    sql << "select link_token from participation.submission where id = 1", soci::into(token);
  });
  CHECK(host.post(citizen, "/petitions/1/support/" + token, {{"name", "Ann"}}).status == 409);
  std::filesystem::remove(file);
}
