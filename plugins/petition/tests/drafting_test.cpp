// The lawyers' desk: it contacts the author within 24 hours, edits together with the author, and what nobody accepted
// isn't published.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "drafting/commands.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

// The Latvian procedure for people whom the test portal knows by e-mail only.
std::filesystem::path latvian_process() {
  std::ifstream file(petition::test::repository() / "sdk/participation/test_data/processes/lv-manabalss.toml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  for (auto at = text.find("substantial"); at != std::string::npos; at = text.find("substantial"))
    text.replace(at, 11, "contact");
  const auto path = std::filesystem::temp_directory_path() / ("lv-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(path) << text;
  return path;
}

struct Desk : Portal {
  Desk() : Portal(latvian_process(), boost::json::object()) {
    lawyer = host.person("lawyer@example.org", {{"moderator", "service:petitions"}});
    id = draft();
    host.post(author, path(id, "/submit"), {});
  }
  Response open(const Actor& by) { return host.get(by, path(id, "/drafting")); }
  Response comment(const Actor& by, const std::string& text) {
    return host.post(by, path(id, "/drafting/comment"), {{"text", text}});
  }
  Response save(const Actor& by, int based_on, const std::string& background, const std::string& why = "Clearer") {
    return host.post(by, path(id, "/drafting/version"),
                     {{"based_on", std::to_string(based_on)},
                      {"action", "Plant ten thousand trees"},
                      {"background", background},
                      {"additional_details", ""},
                      {"why", why}});
  }
  Response accept(int number) {
    return host.post(author, path(id, "/drafting/accept"), {{"number", std::to_string(number)}});
  }
  std::int64_t versions() { return open(author).page.model.at("number").as_int64(); }

  Actor lawyer;
  std::int64_t id = 0;
};

}  // namespace

TEST_CASE("author and lawyers edit together until the author accepts; only then it is published", "[integration]") {
  Desk desk;
  auto& host = desk.host;
  REQUIRE(desk.standing(desk.id).stage == "lawyers");
  CHECK(desk.open(desk.nobody).status == 303);
  CHECK(desk.open(desk.citizen).status == 404);
  CHECK(desk.open(desk.official).status == 404);
  CHECK(desk.versions() == 1);
  CHECK(desk.open(desk.author).page.model.at("accepted") == true);
  CHECK(desk.open(desk.lawyer).page.model.at("contact_due").is_string());

  // The first message of a lawyer is the contact that is owed; the author's is not.
  const auto contact = [&] {
    return host.database().read(
        [&](soci::session& sql) { return desk.kit->engine().duties(sql, desk.id).at(0).open(); });
  };
  CHECK(desk.comment(desk.author, "").status == 422);
  desk.comment(desk.author, "Please look at the law.");
  CHECK(contact());
  CHECK(desk.letters_to_address("lawyers@example.org", "A comment") == 1);
  host.advance(std::chrono::hours{3});
  desk.comment(desk.lawyer, "Welcome. Name the act.");
  CHECK_FALSE(contact());
  CHECK(desk.open(desk.lawyer).page.model.at("contact_due").is_null());
  CHECK(desk.letters_to(desk.author, "A comment on your draft") == 1);

  // The lawyer proposes; what the author hasn't accepted can't be published, and is not the petition's text.
  CHECK(desk.save(desk.lawyer, 1, "Cities are hot.").status == 422);  // nothing is different
  CHECK(desk.save(desk.lawyer, 1, "Cities are hot in summer.", "").status == 422);
  CHECK(desk.save(desk.lawyer, 1, "Cities are hot in summer.").status == 303);
  CHECK(desk.letters_to(desk.author, "A new version") == 1);
  CHECK(desk.open(desk.author).page.model.at("may_accept") == true);
  CHECK(desk.open(desk.lawyer).page.model.at("may_accept") == false);
  host.take_flashes();
  desk.decide(desk.id, {{"outcome", "ready"}});
  CHECK(desk.standing(desk.id).stage == "lawyers");
  const auto told = host.take_flashes();
  REQUIRE(told.size() == 1);
  CHECK(told[0].text.find("not accepted the newest version") != std::string::npos);
  CHECK(host.get(desk.author, Portal::path(desk.id)).page.model.at("background") == "Cities are hot.");

  // Word by word, what was added.
  const auto compared = host.get(desk.author, Portal::path(desk.id, "/drafting/compare?from=1&to=2")).page.model;
  const auto& pieces = compared.at("differences").at(0).at("pieces").as_array();
  bool added = false;
  for (const auto& piece : pieces) {
    added = added || (piece.at("added") == true &&
                      std::string(piece.at("text").as_string()).find("summer.") != std::string::npos);
  }
  CHECK(added);
  CHECK(host.get(desk.author, Portal::path(desk.id, "/drafting/compare?to=9")).status == 404);

  // The author counters, which is accepted by that; the lawyer once more; the author accepts.
  desk.save(desk.author, 2, "Cities are far too hot in summer.");
  CHECK(desk.open(desk.lawyer).page.model.at("accepted") == true);
  CHECK(desk.letters_to(desk.lawyer, "A new version") == 1);
  desk.save(desk.lawyer, 3, "Towns are far too hot in summer.");
  desk.accept(3);  // an older one
  CHECK(desk.open(desk.author).page.model.at("accepted") == false);
  desk.accept(4);
  CHECK(desk.open(desk.author).page.model.at("accepted") == true);
  CHECK(host.post(desk.lawyer, Portal::path(desk.id, "/drafting/accept"), {{"number", "4"}}).status == 404);
  desk.decide(desk.id, {{"outcome", "ready"}});
  CHECK(desk.standing(desk.id).stage == "first-hundred");
  CHECK(host.get(desk.author, Portal::path(desk.id)).page.model.at("background") == "Towns are far too hot in summer.");

  // It is over: the story stays for the two sides, nothing changes any more.
  CHECK(desk.open(desk.author).page.model.at("open") == false);
  CHECK(desk.save(desk.author, 4, "Something else.").status == 409);
  CHECK(desk.comment(desk.lawyer, "Too late").status == 409);

  // On to the end: a hundred in a day, ten thousand, the Saeima.
  desk.add_base(desk.id, 99);
  desk.support(desk.id, desk.person(1));
  CHECK(desk.standing(desk.id).stage == "open");
  desk.add_base(desk.id, 9899);
  desk.sign(desk.id, desk.person(2));
  CHECK(desk.standing(desk.id).stage == "saeima");
  host.post(desk.official, Portal::path(desk.id, "/duty/debate/outcome"),
            {{"debated_on", "2026-01-01"}, {"overview", "All agreed."}});
  host.post(desk.official, Portal::path(desk.id, "/duty/answer/answer"),
            {{"summary", "Yes."}, {"details", "We will."}, {"responded_on", "2026-01-01"}});
  CHECK(desk.standing(desk.id).stage == "answered");
}

TEST_CASE("of two who save at once the second keeps the text and sees what differs", "[integration]") {
  Desk desk;
  desk.save(desk.lawyer, 1, "Cities are hot in summer.");
  const auto late = desk.save(desk.author, 1, "Cities are hot and dry.");
  CHECK(late.status == 409);
  const auto& model = late.page.model;
  CHECK(model.at("version_form").at("background").at("value") == "Cities are hot and dry.");
  CHECK(model.at("number") == 2);  // the form is based on it now
  CHECK_FALSE(model.at("outdated").as_array().empty());
  CHECK(desk.versions() == 2);
  CHECK(desk.save(desk.author, 2, "Cities are hot and dry.").status == 303);
  CHECK(desk.versions() == 3);

  // Really at once: one is saved, the others are told.
  const petition::Office office{&desk.host.host("petition"), desk.kit, {}};
  const auto before = static_cast<int>(desk.versions());
  std::atomic<int> saved{0}, outdated{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      const petition::Change change{before, {"Plant ten thousand trees", "Thread " + std::to_string(i), ""}, "x"};
      const bool author = i % 2 == 0;
      const auto done = petition::save_version(office, "petitions", desk.id, change, author ? desk.author : desk.lawyer,
                                               author ? petition::Side::author : petition::Side::authority);
      (done ? saved : outdated) += done || done.error().code == "outdated" ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(saved == 1);
  CHECK(outdated == 5);
  CHECK(desk.versions() == before + 1);
}

TEST_CASE("sent back and submitted again, the story goes on", "[integration]") {
  Desk desk;
  desk.save(desk.lawyer, 1, "Cities are hot in summer.");
  // A lawyer may send it back without acceptance: nothing is published by that.
  desk.decide(desk.id, {{"outcome", "correct"}, {"note", "Name the law"}});
  CHECK(desk.standing(desk.id).stage == "revision");
  desk.host.post(
      desk.author, Portal::path(desk.id, "/edit"),
      {{"action", "Plant ten thousand trees"}, {"background", "By the Act on Trees."}, {"additional_details", ""}});
  desk.host.post(desk.author, Portal::path(desk.id, "/submit"), {});
  CHECK(desk.versions() == 3);
  CHECK(desk.open(desk.author).page.model.at("newest").at("background") == "By the Act on Trees.");
  CHECK(desk.open(desk.author).page.model.at("accepted") == true);
}
