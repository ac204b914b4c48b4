#include <unistd.h>
#include <catch2/catch.hpp>

#include <fstream>

#include "folder.hpp"
#include "kenes/testing/fake_host.hpp"

using namespace kenes;
namespace fs = std::filesystem;

namespace {

// A folder that is gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("kenes-mailbox-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }

  void write(const std::string& name, const std::string& content) const { std::ofstream(path / name) << content; }
  void mail(int number, const std::string& to, const std::string& text = "Hello") const {
    const auto id = "000" + std::to_string(100 + number);
    const boost::json::object object{{"id", id},
                                     {"at", "2026-01-01T12:00:00.000Z"},
                                     {"from", "Kenes <no-reply@kenes.example>"},
                                     {"to", boost::json::array{to}},
                                     {"subject", "Mail " + std::to_string(number)},
                                     {"text", text}};
    write(id + ".json", boost::json::serialize(object));
  }
};

boost::json::object settings(const Folder& folder) {
  return {{"demonstration", true}, {"folder", folder.path.string()}, {"page_size", 3}};
}

struct Portal {
  explicit Portal(boost::json::object given)
      : host({.services = {testing::service("mailbox", "mailbox", {}, std::move(given))}}) {
    host.load(KENES_PLUGIN_FOLDER);
  }
  boost::json::object model(const std::string& target) {
    return host.get(testing::FakeHost::anonymous(), target).page.model;
  }
  testing::FakeHost host;
};

std::string subjects(const boost::json::object& model) {
  std::string all;
  for (const auto& mail : model.at("mails").as_array()) all += std::string(mail.at("subject").as_string()) + " ";
  return all;
}

}  // namespace

TEST_CASE("files that are no mail are passed over") {
  const Folder folder;
  folder.mail(1, "ann@example.org");
  folder.write("half.json", R"({"id": "half", "at": "2026-01-01T12:00)");
  folder.write(".000102.json", R"({"id": "x"})");
  folder.write("empty.json", "");
  folder.write("list.json", "[]");
  folder.write("wrong-types.json", R"({"at": 5, "to": {}, "subject": [], "text": null})");
  folder.write("no-time.json", R"({"at": "yesterday", "to": "ann@example.org"})");
  folder.write("nobody.json", R"({"at": "2026-01-01T12:00:00Z", "to": []})");
  folder.write("notes.txt", "x");
  folder.write("large.json", std::string((1 << 20) + 1, ' '));
  folder.write("one.json", R"({"at": "2026-01-01T12:00:00Z", "to": "bob@example.org"})");
  fs::create_directory(folder.path / "folder.json");
  const auto mails = mailbox::read_mails(folder.path, "");
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].to[0] == "bob@example.org");
  CHECK(mails[0].subject.empty());
  CHECK(mails[1].subject == "Mail 1");
  CHECK(mailbox::read_mails(folder.path / "missing", "").empty());
  CHECK(mailbox::read_mails(folder.path, "", 1).size() <= 1);
}

TEST_CASE("an id leads to no other file") {
  const Folder folder;
  folder.mail(1, "ann@example.org");
  fs::create_directory(folder.path / "inner");
  CHECK(mailbox::read_mail(folder.path, "000101").has_value());
  CHECK(mailbox::read_mail(folder.path / "inner", "000101") == std::nullopt);
  for (const auto* id : {"../000101", "inner/../../x", "", ".", "..", "000101.json", "000101\n", "/etc/passwd"}) {
    CHECK_FALSE(mailbox::read_mail(folder.path / "inner", id).has_value());
  }
}

TEST_CASE("the newest mails first, by address, from page to page", "[integration]") {
  const Folder folder;
  for (int i = 1; i <= 7; ++i) folder.mail(i, i % 2 == 0 ? "ann+x@example.org" : "bob@example.org");
  Portal portal(settings(folder));
  const auto first = portal.model("/mailbox");
  CHECK(subjects(first) == "Mail 7 Mail 6 Mail 5 ");
  CHECK(first.at("pages").at("last") == 3);
  CHECK(first.at("pages").at("previous").is_null());
  CHECK(subjects(portal.model(std::string(first.at("pages").at("next").as_string()))) == "Mail 4 Mail 3 Mail 2 ");
  CHECK(subjects(portal.model("/mailbox?page=99")) == "Mail 1 ");
  CHECK(subjects(portal.model("/mailbox?q=ANN%2B")) == "Mail 6 Mail 4 Mail 2 ");
  const auto bobs = portal.model("/mailbox?q=bob@");
  CHECK(bobs.at("pages").at("next") == "/mailbox?page=2&q=bob%40");
  CHECK(subjects(portal.model("/mailbox?page=2&q=bob%40")) == "Mail 1 ");
  CHECK(portal.model("/mailbox?q=nobody").at("mails").as_array().empty());
  CHECK(portal.host.get(testing::FakeHost::anonymous(), "/mailbox").caching == Caching::no_store);
}

TEST_CASE("one mail with its text", "[integration]") {
  const Folder folder;
  folder.mail(1, "ann@example.org", "Your code: 123456\n\nhttps://kenes.test/sign-in/link?token=x");
  Portal portal(settings(folder));
  const auto mail = portal.model("/mailbox/000101");
  CHECK(mail.at("to") == "ann@example.org");
  CHECK(mail.at("text").as_string().find("123456") != std::string_view::npos);
  CHECK(portal.host.get(testing::FakeHost::anonymous(), "/mailbox/000999").status == 404);
}

TEST_CASE("text messages lie beside mails", "[integration]") {
  const Folder folder;
  folder.mail(1, "ann@example.org");
  folder.write("000102-s7.json", R"({"at": "2026-01-01T12:00:00Z", "kind": "text_message", "to": ["+37121234567"],
                                     "subject": "", "text": "Your code: 123456"})");
  Portal portal(settings(folder));
  const auto message = portal.model("/mailbox?q=%2B371").at("mails").at(0);
  CHECK(message.at("to_telephone") == true);
  CHECK(message.at("subject") == "Text message");
  CHECK(portal.model("/mailbox/000102-s7").at("text") == "Your code: 123456");
  CHECK(portal.model("/mailbox").at("mails").at(1).at("to_telephone") == false);
}

TEST_CASE("it refuses to run where mail is real", "[integration]") {
  const Folder folder;
  auto real = settings(folder);
  real["demonstration"] = false;
  CHECK_THROWS_WITH(Portal(real), Catch::Contains("demonstration = true"));
  CHECK_THROWS_WITH(Portal({{"folder", folder.path.string()}}), Catch::Contains("shows everybody's mail"));
  ::unsetenv("KENES_MAILBOX_DIR");
  CHECK_THROWS_WITH(Portal({{"demonstration", true}}), Catch::Contains("KENES_MAILBOX_DIR"));
}
