// Files of a petition: added to its draft, fixed when it is sent, for whoever may see it.
#include "attachments/attachments.hpp"

#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::attachment_folder;
using kenes::petition::test::Portal;

namespace {

// FakeFiles keeps files in memory; the reference of petition.attachment wants the host's rows, too.
std::int64_t put(Portal& portal, std::int64_t petition, const std::string& name) {
  const auto id = portal.host.put_file(
      attachment_folder(petition),
      {.name = name, .type = "text/plain", .size = 5, .sha256 = "00", .at = portal.host.clock().now()});
  portal.host.database().write([&](soci::session& sql) {
    const auto folder = attachment_folder(petition);
    const auto blob = "blob-" + std::to_string(id);
    sql << "INSERT INTO kenes.file (id, folder, name, type, size, sha256, blob, created_at) OVERRIDING SYSTEM VALUE "
           "VALUES (cast(:id as bigint), cast(:folder as text), cast(:name as text), 'text/plain', 5, '00', "
           "cast(:blob as text), now())",
        soci::use(id), soci::use(folder), soci::use(name), soci::use(blob);
  });
  return id;
}

std::string href(std::int64_t petition, std::int64_t file) {
  return Portal::path(petition, "/files/" + std::to_string(file));
}

std::size_t shown(Portal& portal, const Actor& actor, const std::string& path) {
  return portal.host.get(actor, path).page.model.at("attachments").as_array().size();
}

}  // namespace

TEST_CASE("after the texts come the files, if the service takes some", "[integration]") {
  Portal portal({{"attachments", {{"total_mb", 5}}}});
  auto& host = portal.host;
  const auto answer = host.post(portal.author, "/petitions/new/details", petition::test::good_texts());
  const auto to = Portal::location(answer);
  CHECK(to.ends_with("/files"));
  const auto page = host.get(portal.author, to);
  CHECK(page.page.view == "petition/files");
  CHECK(page.page.model.at("uploader").at("total") == 5'000'000);
  CHECK(page.page.model.at("uploader").at("count") == 10);
  CHECK(host.get(portal.citizen, to).status == 404);
  CHECK(Portal::location(host.post(portal.author, "/council/new/details", petition::test::good_texts()))
            .ends_with("/check"));
}

TEST_CASE("files are for whoever may see the petition", "[integration]") {
  Portal portal({{"attachments", {{"total_mb", 5}}}});
  auto& host = portal.host;
  const auto id = portal.draft();
  const auto file = put(portal, id, "letter.txt");
  CHECK(shown(portal, portal.author, Portal::path(id, "/check")) == 1);
  CHECK(host.get(portal.author, href(id, file)).body == "content of letter.txt");
  CHECK(host.get(portal.citizen, href(id, file)).status == 404);
  CHECK(host.get(portal.nobody, href(id, file)).status == 404);
  CHECK(host.get(portal.author, href(id, file + 1)).status == 404);
  const auto other = portal.draft({{"action", "Another"}, {"background", "b"}, {"additional_details", ""}});
  CHECK(host.get(portal.author, href(other, file)).status == 404);

  host.post(portal.author, Portal::path(id, "/submit"), {});
  CHECK(Portal::location(host.get(portal.author, Portal::path(id, "/files"))) == Portal::path(id, "/share"));
  CHECK(host.get(portal.nobody, href(id, file)).status == 404);
  CHECK(host.get(portal.nobody, href(id, file) + "?token=" + portal.token(id)).status == 200);
  CHECK(shown(portal, portal.nobody, Portal::path(id, "/support/" + portal.token(id))) == 1);
}

TEST_CASE("with the text the files are fixed: nothing is added, nothing removed", "[integration]") {
  Portal portal({{"attachments", {{"total_mb", 5}}}});
  auto& host = portal.host;
  const auto id = portal.draft();
  const auto file = put(portal, id, "letter.txt");
  host.post(portal.author, Portal::path(id, "/submit"), {});
  // An upload that was still running.
  const auto late = put(portal, id, "late.txt");
  CHECK(host.get(portal.author, href(id, late)).status == 404);
  for (int i = 1; i <= 5; ++i) portal.support(id, portal.person(i));
  CHECK(shown(portal, portal.moderator, Portal::path(id, "/moderate")) == 1);
  portal.decide(id, {{"outcome", "publish"}});
  CHECK(shown(portal, portal.nobody, Portal::path(id)) == 1);
  CHECK(host.get(portal.nobody, href(id, file)).status == 200);
  CHECK(host.get(portal.nobody, href(id, late)).status == 404);
  const auto refused = [&](const std::string& statement) {
    CHECK_THROWS(host.database().write([&](soci::session& sql) { sql << statement; }));
  };
  refused("DELETE FROM kenes.file WHERE name = 'letter.txt'");
  refused("DELETE FROM petition.attachment");
  refused("UPDATE petition.attachment SET name = 'other.txt'");
}

TEST_CASE("a deleted draft takes its files with it", "[integration]") {
  Portal portal({{"attachments", {{"total_mb", 5}}}});
  const auto id = portal.draft();
  put(portal, id, "letter.txt");
  portal.host.post(portal.author, Portal::path(id, "/delete"), {});
  auto* files = portal.host.host("petition").find<Files>();
  CHECK(
      portal.host.database().read([&](soci::session& sql) { return files->list(sql, attachment_folder(id)); }).empty());
}
