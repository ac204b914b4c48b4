// Everyone can count the signatures again, and a signatory can prove theirs.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::uk_process;

namespace {

const auto nobody = testing::FakeHost::anonymous();

std::string text_at(const boost::json::value& model, const char* key) {
  return std::string(model.at(key).as_string());
}

}  // namespace

TEST_CASE("whoever signs gets a receipt, on a page, as a file and by mail", "[integration]") {
  Portal portal;
  portal.add_places();
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  auto& host = portal.host;

  const auto thanks = host.get(portal.citizen, portal.path(id, "/signed")).page.model;
  const auto receipt = text_at(thanks, "receipt_href");
  const auto mine = host.get(portal.citizen, receipt).page.model;
  CHECK(mine.at("title") == "Receipt of your signature");
  CHECK(mine.at("entry").at("number") == 6);  // behind five supporters
  CHECK(mine.at("entry").at("place") == "Leeds");
  CHECK(mine.at("entry").at("withdrawn") == false);
  CHECK(mine.at("log_size") == 6);
  CHECK(host.get(nobody, receipt).page.model.at("title") == "Receipt of a signature");
  CHECK(host.get(nobody, receipt).page.model.at("mail_action").is_null());

  const auto file = host.get(nobody, text_at(mine, "file_href"));
  CHECK(file.body == text_at(mine, "file"));
  CHECK(file.body.starts_with("c2sp.org/tlog-proof@v1\n"));
  CHECK(host.get(nobody, text_at(mine, "code_src")).content_type == "image/svg+xml");

  // Pressed twice, it is one mail; nobody gets one for another's signature.
  host.post(portal.citizen, text_at(mine, "mail_action"), {});
  host.post(portal.citizen, text_at(mine, "mail_action"), {});
  CHECK(portal.letters_to(portal.citizen, "Receipt of your signature") == 1);
  CHECK(host.mail().back().text.find(file.body) != std::string::npos);
  CHECK(host.post(portal.author, text_at(mine, "mail_action"), {}).status == 404);

  CHECK(host.get(nobody, portal.path(id, "/log/receipt/7")).status == 404);
  CHECK(host.get(nobody, portal.path(id, "/log/receipt/7/code.svg")).status == 404);
  CHECK(host.get(nobody, portal.path(id, "/log/receipt/0/code.svg")).status == 404);
  CHECK(host.get(nobody, portal.path(id, "/log/receipt/0")).status == 404);
}

TEST_CASE("a receipt is checked, and nothing that was pasted is lost", "[integration]") {
  Portal portal;
  portal.add_places();
  const auto id = portal.published(), other = portal.published();
  auto& host = portal.host;
  const auto receipt = host.get(nobody, portal.path(id, "/log/receipt/2/file")).body;
  portal.sign(id, portal.citizen);
  const auto judged = [&](std::int64_t of, const std::string& pasted) {
    return host.post(nobody, portal.path(of, "/log"), {{"receipt", pasted}}).page.model;
  };
  const auto good = judged(id, receipt).at("checked");
  CHECK(good.at("good") == true);
  CHECK(good.at("entry").at("number") == 2);
  CHECK(good.at("size_then") == 5);
  CHECK(good.at("size_now") == 6);
  // People lose the last line end.
  CHECK(judged(id, receipt.substr(0, receipt.size() - 1)).at("checked").at("good") == true);

  CHECK(text_at(judged(other, receipt).at("checked"), "text").find("another petition") != std::string::npos);
  const auto nonsense = judged(id, "hello");
  CHECK(nonsense.at("checked").at("good") == false);
  CHECK(nonsense.at("form").at("receipt").at("value") == "hello");
  CHECK(host.post(nobody, portal.path(id, "/log"), {{"receipt", " "}}).status == 422);
}

TEST_CASE("the log is as public as the petition", "[integration]") {
  Portal portal;
  const auto id = portal.supported();
  for (const auto* rest : {"/log", "/log/checkpoint", "/log/count", "/log/receipt/1/code.svg", "/log/tile/0/000.p/1",
                           "/log/receipt/1", "/log/receipt/1/file"}) {
    CAPTURE(rest);
    CHECK(portal.host.get(nobody, portal.path(id, rest)).status == 404);
  }
  portal.decide(id, {{"outcome", "publish"}});
  const auto head = portal.host.get(nobody, portal.path(id, "/log/checkpoint"));
  CHECK(head.body.starts_with("kenes.test/petitions/" + std::to_string(id) + "/log\n5\n"));
  CHECK(head.content_type == "text/plain; charset=utf-8");
  CHECK(portal.host.get(nobody, portal.path(id, "/log/tile/entries/000.p/5")).body.find("\"pseudonym\"") !=
        std::string::npos);
  CHECK(portal.host.get(nobody, portal.path(id, "/log")).page.model.at("size") == 5);
  portal.add_base(id, 1'000);
  portal.host.post(portal.person(2), portal.path(id, "/withdraw"), {});
  const auto page = portal.host.get(nobody, portal.path(id, "/log")).page.model;
  CHECK(page.at("size") == 6);
  CHECK(page.at("withdrawn") == 1);
  CHECK(page.at("elsewhere") == 1'000);
  CHECK(portal.shown(id).at("log_href") == boost::json::value(portal.path(id, "/log")));
}

TEST_CASE("the log says the number that the pages show, and of how many entries", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.add_base(id, 1'000);
  portal.host.post(portal.person(2), portal.path(id, "/withdraw"), {});
  const auto count = portal.json(portal.path(id, "/log/count"));
  CHECK(count.at("entries") == 6);
  CHECK(count.at("standing") == 4);
  CHECK(count.at("elsewhere") == 1'000);
  CHECK(count.at("shown") == portal.shown(id).at("count"));
}

TEST_CASE("all invalidations are told, page by page", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.host.database().write([&](soci::session& sql) {
    sql << "INSERT INTO participation.invalidation (submission_id, reason, conditions, up_to, expected, state, "
           "invalidated, restored, began_at, began_by) SELECT cast(:id as bigint), 'Reason ' || n, '{}', 5, 1, 'done', "
           "1, 1, to_timestamp(n), 1 FROM generate_series(1, 130) AS n",
        soci::use(id);
  });
  const auto first = portal.host.get(nobody, portal.path(id, "/log")).page.model;
  CHECK(first.at("invalidations").as_array().size() == 100);
  CHECK(first.at("newer_href").is_null());
  const auto second = portal.host.get(nobody, text_at(first, "older_href")).page.model;
  REQUIRE(second.at("invalidations").as_array().size() == 30);
  CHECK(second.at("invalidations").at(29).at("reason") == "Reason 1");
  CHECK(second.at("older_href").is_null());
  CHECK(text_at(second, "newer_href") == portal.path(id, "/log"));
}

TEST_CASE("a process may keep the log to the portal", "[integration]") {
  const auto file = std::filesystem::temp_directory_path() / ("kenes-log-" + std::to_string(::getpid()) + ".toml");
  std::filesystem::copy_file(uk_process(), file, std::filesystem::copy_options::overwrite_existing);
  std::ofstream(file, std::ios::app) << "\n[support]\nlog = \"closed\"\n";
  Portal portal(file, kenes::petition::test::uk_settings());
  std::filesystem::remove(file);
  portal.add_places();
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  CHECK(portal.host.get(nobody, portal.path(id, "/log")).status == 404);
  CHECK(portal.host.get(portal.citizen, portal.path(id, "/log/receipt/6")).status == 404);
  CHECK(portal.shown(id).at("log_href").is_null());
  CHECK(portal.host.get(portal.citizen, portal.path(id, "/signed")).page.model.at("receipt_href").is_null());
}
