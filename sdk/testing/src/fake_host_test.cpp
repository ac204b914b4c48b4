#include "kenes/testing/fake_host.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace kenes;
using namespace kenes::testing;
using namespace std::chrono_literals;

namespace {

// A plugin with one of everything.
class NotesPlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    registrar.settings({{.name = "limit", .type = FieldType::integer, .fallback = 80, .min = 1}});
    registrar.role("editor", "Edits notes");
    registrar.route({Method::get, "", Access::anyone(), [](Call& call) {
                       return page("notes/list", {{"limit", call.service().settings.at("limit")}});
                     }});
    registrar.route({Method::get, "/new", Access::anyone(), [](Call&) { return text("new", "text/plain"); }});
    registrar.route({Method::get, "/{name}", Access::anyone(),
                     [](Call& call) { return text(std::string(call.request().captures.get("name")), "text/plain"); }});
    registrar.route({Method::get, "/{id:int}", Access::anyone(), [](Call& call) {
                       return page("notes/show", {{"id", call.request().captures.integer("id", 0, 0, 1000)}});
                     }});
    registrar.route({Method::post, "/new", Access::signed_in(), [](Call& call) { return add(call); }});
    registrar.route({Method::get, "/staff", Access::role("editor"), [](Call&) { return page("notes/staff", {}); }});
    registrar.job("notes.remind", [this](Host& host, const boost::json::object&) {
      reminded.push_back(host.clock().now());
      if (broken) throw std::runtime_error("broken");
    });
    registrar.timer({"notes.tick", 1h, [this](Host&, const boost::json::object&) { ++ticks; }});
    registrar.command({"count", "notes", "kenes count notes",
                       [](Host&, auto arguments) { return static_cast<int>(arguments.size()); }});
  }
  void start(Host& host) override { host.offer("notes/1", this); }
  void stop() noexcept override { ++stopped; }

  std::vector<Time> reminded;
  int ticks = 0, stopped = 0;
  bool broken = false;

 private:
  static Response add(Call& call) {
    call.host().database().write([&](soci::session& sql) {
      const auto body = std::string(call.request().form.get("body"));
      const auto at = micros(call.now());
      sql << "INSERT INTO notes.note (body, created_at) VALUES (cast(:b as text), kenes.to_time(cast(:at as bigint)))",
          soci::use(body), soci::use(at);
      call.host().mail().send(sql,
                              {.person_id = call.actor().person_id, .subject = "Noted", .unique_key = "note:" + body});
      call.host().audit().record(sql, {call.actor().person_id, "notes.add", "note:1"});
      call.host().jobs().enqueue(sql, {"notes.remind", {}, call.now() + 24h, "once"});
      if (body == "bad") throw std::runtime_error("rolled back");
    });
    call.flash("success", call.tr("Noted for {name}", {{"name", call.actor().name}}));
    return redirect(call.url(""));
  }
};

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("kenes-notes-" + std::to_string(::getpid()));
  Folder() {
    std::filesystem::create_directories(path / "migrations");
    std::ofstream(path / "migrations/0001_create_note.sql")
        << "CREATE TABLE notes.note (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text, created_at "
           "timestamptz);\n"
           "CREATE INDEX note_created ON notes.note (created_at);\n";
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

struct Loaded {
  Folder folder;
  NotesPlugin plugin;
  FakeHost host{{.services = {service("notes", "notes"), service("memos", "notes", {}, {{"limit", 3}})}}};
  Loaded() { host.load(plugin, "notes", folder.path); }

  long long notes() {
    return host.database().read([](soci::session& sql) {
      long long count = 0;
      sql << "SELECT count(*) FROM notes.note", soci::into(count);
      return count;
    });
  }
};

}  // namespace

TEST_CASE("routes are found as the contract says", "[integration]") {
  Loaded test;
  auto& host = test.host;
  const auto anyone = FakeHost::anonymous();
  CHECK(host.get(anyone, "/notes").page.model.at("limit") == 80);
  CHECK(host.get(anyone, "/memos").page.model.at("limit") == 3);
  CHECK(host.get(anyone, "/notes/new").body == "new");
  CHECK(host.get(anyone, "/notes/7").page.view == "notes/show");
  CHECK(host.get(anyone, "/notes/7.json").body == R"({"id":7})");
  CHECK(host.get(anyone, "/notes.json").body == R"({"limit":80})");
  CHECK(host.get(anyone, "/notes/%D2%9B?x=1").body == "қ");
  CHECK(host.get(anyone, "/notes/7/8").status == 404);
  CHECK(host.get(anyone, "/elsewhere").status == 404);
  CHECK(host.get(anyone, "/notesy").status == 404);
  CHECK(host.post(anyone, "/notes/7", {}).status == 405);
}

TEST_CASE("access is checked before the handler", "[integration]") {
  Loaded test;
  auto& host = test.host;
  const auto ann = host.person("ann@example.org");
  const auto to_sign_in = host.get(FakeHost::anonymous(), "/notes/staff");
  CHECK(to_sign_in.status == 303);
  CHECK(to_sign_in.headers.at(0).value == "/sign-in?then=%2Fnotes%2Fstaff");
  CHECK(host.get(ann, "/notes/staff").status == 403);
  host.person("ann@example.org", {{"editor", "service:notes"}});
  CHECK(host.get(ann, "/notes/staff").status == 200);
  CHECK(host.get(ann, "/memos/staff").status == 403);
}

TEST_CASE("mail, audit and jobs count only when the transaction commits", "[integration]") {
  Loaded test;
  auto& host = test.host;
  const auto ann = host.person("ann@example.org");
  CHECK_THROWS_WITH(host.post(ann, "/notes/new", {{"body", "bad"}}), "rolled back");
  CHECK(test.notes() == 0);
  CHECK(host.mail().empty());
  CHECK(host.audited().empty());
  CHECK(host.waiting_jobs().empty());

  CHECK(host.post(ann, "/notes/new", {{"body", "good"}}).status == 303);
  CHECK(host.post(ann, "/notes/new", {{"body", "good"}}).status == 303);
  CHECK(test.notes() == 2);
  CHECK(host.mail().size() == 1);
  CHECK(host.audited().size() == 2);
  CHECK(host.audited().at(0).plugin == "notes");
  CHECK(host.waiting_jobs().size() == 1);
  CHECK(host.take_flashes().at(0).text == "Noted for ann");
  CHECK(host.take_flashes().empty());
}

TEST_CASE("jobs run at their time, timers when the clock stops", "[integration]") {
  Loaded test;
  auto& host = test.host;
  const auto start = host.clock().now();
  host.post(host.person("ann@example.org"), "/notes/new", {{"body", "x"}});
  host.advance(23h);
  CHECK(test.plugin.reminded.empty());
  CHECK(test.plugin.ticks == 1);
  host.advance(48h);
  REQUIRE(test.plugin.reminded.size() == 1);
  CHECK(test.plugin.reminded[0] == start + 24h);
  CHECK(host.clock().now() == start + 71h);
}

TEST_CASE("a job that throws is passed on and waits again", "[integration]") {
  Loaded test;
  auto& host = test.host;
  host.post(host.person("ann@example.org"), "/notes/new", {{"body", "x"}});
  test.plugin.broken = true;
  CHECK_THROWS_WITH(host.advance(24h), "broken");
  test.plugin.broken = false;
  CHECK(host.waiting_jobs().size() == 1);
  host.advance(1min);
  CHECK(test.plugin.reminded.size() == 2);
}

TEST_CASE("each fake host has a database of its own, copied from one template", "[integration]") {
  Loaded one;
  one.host.post(one.host.person("ann@example.org"), "/notes/new", {{"body", "x"}});
  Loaded other;
  CHECK(one.notes() == 1);
  CHECK(other.notes() == 0);
}

TEST_CASE("what the contract forbids is refused in tests", "[integration]") {
  Loaded test;
  auto& database = test.host.database();
  CHECK_THROWS_AS(database.write([&](soci::session&) { database.read([](soci::session&) {}); }), std::logic_error);
  CHECK_THROWS(database.read([](soci::session& sql) { sql << "DELETE FROM notes.note"; }));
  CHECK_NOTHROW(database.write([](soci::session& sql) { sql << "DELETE FROM notes.note"; }));
  auto& jobs = test.host.host("notes").jobs();
  CHECK_THROWS_WITH(database.write([&](soci::session& sql) {
    jobs.enqueue(sql, {"other.job", {}, Time{}});
  }),
                    Catch::Contains("was not declared"));
}

TEST_CASE("settings that break the schema are refused", "[integration]") {
  Folder folder;
  NotesPlugin plugin;
  FakeHost host({.services = {service("notes", "notes", {}, {{"limit", 0}, {"limt", 3}})}});
  CHECK_THROWS_WITH(host.load(plugin, "notes", folder.path),
                    Catch::Contains("'limit' must be at least 1, not 0") && Catch::Contains("did you mean 'limit'?"));
}

TEST_CASE("commands, offers, times in SQL", "[integration]") {
  Loaded test;
  CHECK(test.host.command("count", "notes", {"a", "b"}) == 2);
  CHECK(test.host.host("notes").find("notes/1") == &test.plugin);
  CHECK(test.host.host("notes").find("notes/2") == nullptr);
  const auto at = micros(test.host.clock().now()) + 123'456;
  const auto back = test.host.database().read([&](soci::session& sql) {
    long long value = 0;
    sql << "SELECT kenes.to_micros(kenes.to_time(cast(:at as bigint)))", soci::use(at), soci::into(value);
    return value;
  });
  CHECK(back == at);
}
