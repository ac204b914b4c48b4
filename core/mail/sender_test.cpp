// Against a real SMTP server: Debian's python3-aiosmtpd.
#include "mail/sender.hpp"

#include <fcntl.h>
#include <spdlog/sinks/null_sink.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "clock/soon.hpp"
#include "mail/outbox.hpp"
#include "process/child.hpp"
#include "storage/test_database.hpp"

namespace fs = std::filesystem;
using namespace kenes;
using namespace std::chrono_literals;

namespace {

struct MailServer {
  MailServer() {
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    REQUIRE(::pipe2(output, O_CLOEXEC) == 0);
    const auto script = std::string(KENES_SOURCE_DIR) + "/tests/support/moody_smtp.py";
    auto started = process::Child::start(
        {.command = {"/usr/bin/python3", "-B", script, "--listen", "127.0.0.1:0", folder}, .output_to = output[1]});
    ::close(output[1]);
    REQUIRE(started);
    child = std::move(*started);
    std::string line;
    for (char c = 0; ::read(output[0], &c, 1) == 1 && c != '\n';) line += c;
    REQUIRE(line.starts_with("listening on "));
    url = "smtp://" + line.substr(13);
  }
  ~MailServer() {
    stop();
    ::close(output[0]);
    fs::remove_all(folder);
  }
  void stop() { child.stop(); }
  std::vector<boost::json::object> mails() const {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".json") files.insert(entry.path());
    }
    std::vector<boost::json::object> all;
    for (const auto& file : files) {
      std::ifstream stream(file);
      all.push_back(boost::json::parse(std::string(std::istreambuf_iterator<char>(stream), {})).as_object());
    }
    return all;
  }
  std::set<std::string> peers() const {
    std::ifstream stream(fs::path(folder) / "peers");
    return {std::istream_iterator<std::string>(stream), {}};
  }
  std::string folder = (fs::temp_directory_path() / "kenes-mail-XXXXXX").string(), url;
  process::Child child;
  int output[2];  // open to the end, because a server that can't write its complaints would fail
};

struct Post {
  explicit Post(const std::string& url, int threads = 1)
      : sender(pool, clock, {.smtp_url = url, .from = "Петициялар <no-reply@example.org>"}, "en",
               [](std::string_view language) { return "Kenes " + std::string(language) + "\nhttps://example.org"; }),
        urgent(pool, queue, clock, log, {.threads = 1, .poll = 20ms, .lease = 60s}),
        ordinary(pool, queue, clock, log, {.threads = threads, .poll = 20ms, .lease = 60s}) {
    sender.serve_urgent(urgent);
    sender.serve_ordinary(ordinary);
    urgent.start(), ordinary.start();
  }
  void send(const MailMessage& message) {
    pool.write([&](soci::session& sql) { outbox.send(sql, message); });
  }
  std::string states() const {
    return database.ask(
        "SELECT coalesce(string_agg(state || coalesce(':' || error, ''), ' ' ORDER BY id), '') FROM kenes.mail");
  }

  test::TestDatabase database{test::Content::core};
  test::TestClock clock;
  storage::Pool pool{{.pool = 8}, database.url()};
  jobs::Queue queue{clock};
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::null_sink_mt>()};
  mail::Outbox outbox{queue, clock, "en"};
  mail::Sender sender;
  jobs::Runner urgent, ordinary;
};

}  // namespace

TEST_CASE("Mail arrives whole, once, and its text isn't kept", "[integration]") {
  const MailServer server;
  Post post(server.url);
  post.send({.address = "ann@example.org",
             .subject = "Қол қойылды — 1",
             .text = "Құрметті Ann!\n.\n..dots",
             .unique_key = "a"});
  post.send({.address = "ann@example.org", .subject = "Again", .text = "The same key", .unique_key = "a"});
  CHECK_THROWS(post.pool.write([&](soci::session& sql) {
    post.outbox.send(sql, {.address = "ann@example.org", .subject = "Never", .text = "Rolled back"});
    throw std::runtime_error("rolled back");
  }));
  REQUIRE(test::soon([&] { return post.states() == "sent"; }));
  const auto mails = server.mails();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].at("subject") == "Қол қойылды — 1");
  CHECK(mails[0].at("to") == boost::json::array{"ann@example.org"});
  CHECK(mails[0].at("from") == "Петициялар <no-reply@example.org>");
  CHECK(mails[0].at("text") == "Құрметті Ann!\n.\n..dots\n\n-- \nKenes en\nhttps://example.org\n");
  CHECK(mails[0].at("message_id").as_string().starts_with("<1."));
  CHECK(post.database.ask("SELECT body || address FROM kenes.mail").empty());

  // Its key is remembered for longer than other mail.
  post.send({.address = "ann@example.org", .subject = "No key", .text = "x"});
  REQUIRE(test::soon([&] { return post.states() == "sent sent"; }));
  post.clock.advance(std::chrono::hours(24 * 31));
  REQUIRE(test::soon([&] { return post.states() == "sent"; }));
  CHECK(post.database.ask("SELECT unique_key FROM kenes.mail") == "a");
}

TEST_CASE("The address and language of a person are read when the mail is sent", "[integration]") {
  const MailServer server;
  Post post(server.url);
  // As the core's migration 0002 makes it; here as well, so that this room can be tested before that one.
  post.database.ask(
      "CREATE TABLE IF NOT EXISTS kenes.person (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, email "
      "text, "
      "language text, created_at timestamptz)");
  post.database.ask(
      "INSERT INTO kenes.person (key, email, language, created_at) VALUES ('email:a', 'aset@example.org', 'kk', "
      "now()), ('email:b', NULL, '', now())");
  post.send({.person_id = 1, .subject = "Hello", .text = "Text"});
  post.send({.person_id = 2, .subject = "Nobody", .text = "Has no address"});
  post.send({.person_id = 99, .subject = "Nobody", .text = "Was erased"});
  const auto ended = [&] { return post.states() == "sent failed:no_address failed:no_address"; };
  if (!test::soon(ended)) FAIL(post.states() + post.database.ask("SELECT string_agg(error, ' ') FROM kenes.job"));
  CHECK(server.mails().at(0).at("to") == boost::json::array{"aset@example.org"});
  CHECK(server.mails().at(0).at("text").as_string().find("Kenes kk") != std::string::npos);
  CHECK(post.pool.read([&](soci::session& sql) { return post.outbox.language_of(sql, 1); }) == "kk");
  CHECK(post.pool.read([&](soci::session& sql) { return post.outbox.language_of(sql, 2); }) == "en");
}

TEST_CASE("What the server refuses for good is parked, what it can't take now is sent later", "[integration]") {
  const MailServer server;
  Post post(server.url);
  post.send({.address = "reject@example.org", .subject = "One", .text = "x"});
  post.send({.address = "later@example.org", .subject = "Two", .text = "x"});
  post.send({.address = "hangup@example.org", .subject = "Three", .text = "x"});
  const auto delayed = [&] { return post.sender.counters().delayed + post.sender.counters().sent; };
  REQUIRE(test::soon([&] { return post.sender.counters().refused == 1 && delayed() >= 2; }));
  CHECK(post.database.ask("SELECT error FROM kenes.job WHERE error LIKE 'smtp%'") == "smtp_451");
  post.clock.advance(30s);
  REQUIRE(test::soon([&] { return post.states() == "failed:smtp_550 sent sent"; }));
  CHECK(server.mails().size() == 2);
  CHECK(post.pool.write([&](soci::session& sql) { return post.outbox.retry(sql, 1); }));
  CHECK_FALSE(post.pool.write([&](soci::session& sql) { return post.outbox.retry(sql, 2); }));
  REQUIRE(test::soon([&] { return post.sender.counters().refused == 2; }));
}

TEST_CASE("Without a mail server mail waits, and a sign-in code doesn't come hours later", "[integration]") {
  MailServer server;
  const auto url = server.url;
  server.stop();
  Post post(url);
  post.send({.address = "ann@example.org", .subject = "News", .text = "x"});
  post.send({.address = "ann@example.org", .subject = "Code", .text = "123456", .urgent = true});
  REQUIRE(test::soon([&] { return post.sender.counters().delayed == 2; }));
  CHECK(post.database.ask("SELECT string_agg(DISTINCT error, ' ') FROM kenes.job WHERE state = 'waiting'") == "curl_7");
  post.clock.advance(2h);
  REQUIRE(test::soon([&] { return post.states() == "waiting failed:too_late"; }));
}

TEST_CASE("A code is on its way at once, also behind many mails, which share connections", "[integration]") {
  const MailServer server;
  Post post(server.url, 2);
  post.pool.write([&](soci::session& sql) {
    for (int i = 0; i < 300; ++i) {
      post.outbox.send(sql, {.address = "p" + std::to_string(i) + "@example.org", .subject = "News", .text = "Text"});
    }
  });
  const auto before = std::chrono::steady_clock::now();
  post.send({.address = "ann@example.org", .subject = "Code", .text = "123456", .urgent = true});
  const auto code_sent = [&] { return post.database.ask("SELECT state FROM kenes.mail WHERE urgent") == "sent"; };
  while (!code_sent()) std::this_thread::sleep_for(5ms);
  CHECK(post.sender.counters().sent < 200);
  const bool all_sent = test::soon([&] {
    post.clock.advance(100ms);  // on a busy machine an attempt may fail and come back after some seconds
    return post.sender.counters().sent >= 301;
  });
  INFO(post.database.ask("SELECT string_agg(DISTINCT state || coalesce(error, ''), ' ') FROM kenes.job"));
  REQUIRE(all_sent);
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
  UNSCOPED_INFO("mails a second: " << 301 / took);
  CHECK(server.mails().size() >= 301);
  CHECK(server.peers().size() <= 3);
}

TEST_CASE("A mail that can't be right is refused where it is written", "[integration]") {
  Post post("smtp://127.0.0.1:9");
  CHECK_THROWS_AS(post.send({.address = "ann@example.org", .subject = "A\nBcc: b@c", .text = "x"}),
                  std::invalid_argument);
  CHECK_THROWS_AS(post.send({.address = "ann@example.org\nRCPT", .subject = "A", .text = "x"}), std::invalid_argument);
  CHECK_THROWS_AS(post.send({.subject = "A", .text = "x"}), std::invalid_argument);
  CHECK(post.states().empty());
}
