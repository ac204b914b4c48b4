#include "text_messages/sender.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "clock/soon.hpp"
#include "jobs/test_bench.hpp"
#include "text_messages/mailbox_gateway.hpp"
#include "text_messages/outbox.hpp"

namespace fs = std::filesystem;
using namespace kenes;
using namespace kenes::text_messages;
using namespace std::chrono_literals;

namespace {

// The gateway of the demonstration, which can be made to fail as a real one does.
class Moody final : public Gateway {
 public:
  Moody(const fs::path& folder, const Clock& clock) : good_(folder, clock) {}
  SendResult send(const std::string& id, const std::string& number, const std::string& text) override {
    ++attempts;
    const auto mood = mood_.load();
    if (mood == Sent::yes) return good_.send(id, number, text);
    return {mood, mood == Sent::permanent ? "gateway_404" : "gateway_503"};
  }
  std::atomic<Sent> mood_ = Sent::yes;
  std::atomic<int> attempts = 0;

 private:
  MailboxGateway good_;
};

struct Post : test::JobBench {
  fs::path folder = fs::temp_directory_path() / ("kenes-text-messages-" + std::to_string(::getpid()));
  Moody* gateway = new Moody(folder, clock);
  Outbox outbox{queue, clock, "KZ", Reachable::yes};
  Sender sender{pool, clock, std::unique_ptr<Gateway>(gateway)};
  jobs::Runner work = runner(1);

  Post() {
    fs::remove_all(folder);
    sender.serve(work);
    work.start();
  }
  ~Post() {
    work.stop();
    fs::remove_all(folder);
  }
  void send(const TextMessage& message) {
    pool.write([&](soci::session& sql) { outbox.send(sql, message); });
  }
  std::string states() const {
    return database.ask(
        "SELECT coalesce(string_agg(state || coalesce(':' || error, ''), ' ' ORDER BY id), '') FROM "
        "kenes.text_message");
  }
  std::vector<boost::json::object> arrived() const {
    std::vector<boost::json::object> all;
    for (const auto& entry : fs::directory_iterator(folder)) {
      std::ifstream file(entry.path());
      all.push_back(boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object());
    }
    return all;
  }
};

}  // namespace

TEST_CASE("A text message arrives once, and what it said is not kept", "[integration]") {
  Post post;
  const auto number = post.outbox.number("8 701 123 45 67").value();
  post.send({number, "Жауап дайын", "advice.answered:1"});
  post.send({number, "Жауап дайын", "advice.answered:1"});
  REQUIRE(test::soon([&] { return post.states() == "sent"; }));
  const auto arrived = post.arrived();
  REQUIRE(arrived.size() == 1);
  CHECK(arrived[0].at("to").as_array().at(0) == "+77011234567");
  CHECK(arrived[0].at("text") == "Жауап дайын");
  CHECK(arrived[0].at("kind") == "text_message");
  CHECK(post.database.ask("SELECT number || body FROM kenes.text_message").empty());
  post.clock.advance(std::chrono::days{401});
  REQUIRE(test::soon([&] {
    post.clock.advance(1h);
    return post.database.ask("SELECT cast(count(*) AS text) FROM kenes.text_message") == "0";
  }));
}

TEST_CASE("A gateway in trouble is asked again later; what it refuses for good is not", "[integration]") {
  Post post;
  post.gateway->mood_ = Sent::temporary;
  post.send({"+37121234567", "One"});
  REQUIRE(test::soon([&] { return post.states() == "waiting" && post.gateway->attempts >= 1; }));
  post.gateway->mood_ = Sent::yes;
  REQUIRE(test::soon([&] {
    post.clock.advance(10s);
    return post.states() == "sent";
  }));
  CHECK(post.gateway->attempts >= 2);
  post.gateway->mood_ = Sent::permanent;
  post.send({"+37121234568", "Two"});
  REQUIRE(test::soon([&] { return post.states() == "sent failed:gateway_404"; }));
  CHECK(post.arrived().size() == 1);
}

TEST_CASE("A code that is over is not sent any more", "[integration]") {
  Post post;
  post.gateway->mood_ = Sent::temporary;
  const auto over = post.clock.now() + 15min;
  post.send({.number = "+37121234567", .text = "Code", .send_before = over});
  post.send({.number = "+37121234568", .text = "News"});
  REQUIRE(test::soon([&] { return post.gateway->attempts >= 2; }));
  post.clock.advance(15min);
  post.gateway->mood_ = Sent::yes;
  REQUIRE(test::soon([&] {
    post.clock.advance(10s);
    return post.states() == "failed:too_late sent";
  }));
  CHECK(post.arrived().size() == 1);
}

TEST_CASE("A message is in the outbox only if its transaction committed, and faults are seen at once",
          "[integration]") {
  Post post;
  CHECK_THROWS_AS(post.send({"8 701 123 45 67", "x"}), std::invalid_argument);
  CHECK_THROWS_AS(post.send({"+77011234567", ""}), std::invalid_argument);
  CHECK_THROWS_AS(post.pool.write([&](soci::session& sql) {
    post.outbox.send(sql, {"+77011234567", "x"});
    throw std::runtime_error("undone");
  }),
                  std::runtime_error);
  CHECK(post.states().empty());
  CHECK_FALSE(post.outbox.number("12"));
  CHECK(post.outbox.available());
  CHECK_FALSE(Outbox(post.queue, post.clock, "", Reachable::no).available());
}
