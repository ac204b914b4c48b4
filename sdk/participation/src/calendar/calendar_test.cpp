#include <catch2/catch.hpp>
#include <fstream>

#include "calendar/load_calendar.hpp"
#include "engine/processes.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using namespace std::chrono;
using test::at;
using test::Portal;

namespace {

Calendar read(const std::string& text, std::vector<std::string>& lines) {
  const test::TemporaryFile file(text);
  std::vector<Fault> faults;
  auto calendar = read_calendar(config::read_toml(file.path, faults), faults);
  for (auto& fault : faults) {
    fault.where.file = "c";
    lines.push_back(to_string(fault));
  }
  return calendar;
}

Calendar kazakhstan() {
  std::vector<Fault> faults;
  auto calendar = read_calendar(config::read_toml(KENES_SOURCE_FOLDER "/config/calendars/kz.toml", faults), faults);
  REQUIRE(faults.empty());
  return calendar;
}

const std::string ministry =
    "[process]\nkey='kz'\ntitle='K'\ncalendar='CALENDAR'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='check'\n"
    "[[stage]]\nid='check'\nkind='review'\nvisible='author'\ntitle='C'\nby='ministry'\nwithin='10 working days'\n"
    "outcomes=[{id='publish',to='open'}]\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='6 months'\nthen='done'\n"
    "thresholds=[{supporters=1,opens='answer'}]\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='E'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='ministry'\nwithin='40 working days'\ntitle='A'\n";

std::string naming(const std::string& calendar) {
  auto text = ministry;
  const std::string placeholder = "CALENDAR";
  return text.replace(text.find(placeholder), placeholder.size(), calendar);
}

}  // namespace

TEST_CASE("working days pass over weekends and holidays") {
  const auto calendar = kazakhstan();
  CHECK(calendar.after(2026y / 3 / 19, 1) == Day{2026y / 3 / 20});
  CHECK(calendar.after(2026y / 3 / 20, 1) == Day{2026y / 3 / 26});  // Nauryz on Saturday to Monday, and what moved
  CHECK(calendar.after(2025y / 1 / 3, 1) == Day{2025y / 1 / 5});    // a Sunday that is worked
  CHECK(calendar.after(2026y / 12 / 31, 1) == Day{2027y / 1 / 5});
  CHECK_FALSE(calendar.works(2027y / 5 / 16));
  CHECK(calendar.works(2027y / 5 / 17));                            // Kurban Ait doesn't move
  CHECK(Calendar{}.after(2026y / 1 / 2, 5) == Day{2026y / 1 / 9});  // no holidays known: weekends only
}

TEST_CASE("a calendar with faults says where") {
  const auto head = std::string("calendar={title='C',from=2026-01-01,until=2026-12-31}\n");
  std::vector<std::string> lines;
  read(head + "holiday=[{date=2026-01-01},\n{date=2027-01-01},\n{date=2026-01-01}]\n", lines);
  CHECK(lines == std::vector<std::string>{
                     "c:3: this [[holiday]] is outside of the calendar; move 'from' or 'until' of [calendar], or "
                     "correct the date",
                     "c:4: this [[holiday]] is there already; remove one of them"});
  lines.clear();
  read("calendar={title='C',from=2026-01-01,until=2025-12-31}\n", lines);
  CHECK(lines.at(0).starts_with("c:1: the calendar ends before it begins"));
  lines.clear();
  read(
      "calendar={title='C',from=2026-01-01,until=2026-12-31,weekend=['sunday','monday','tuesday','wednesday','thursday'"
      ","
      "'friday','saturday']}\n",
      lines);
  CHECK(lines.at(0).starts_with("c:1: no day of the week is worked"));
  lines.clear();
  read("calendar={title='C',from=2026-01-01}\n", lines);
  CHECK(lines.at(0).starts_with("c:1: 'until' is missing"));
}

TEST_CASE("deadlines in working days end with the last of them, in the portal's time", "[integration]") {
  const test::TemporaryFile process(naming(KENES_SOURCE_FOLDER "/config/calendars/kz.toml"));
  Portal portal(process.path, "Asia/Almaty");
  const auto author = portal.host.person("ann@example.org");
  portal.host.clock().now_ = at("2026-03-15T20:00:00Z");  // 16 March, 1:00 in Almaty, a Monday
  const auto id = portal.file(author);
  // 17, 18, 19, 20 March, then Nauryz; 26, 27, 30, 31 March, 1, 2 April.
  CHECK(portal.submit(id, author)->stage_until == at("2026-04-02T18:59:59Z"));
  portal.decide(id, {"publish"}, author).value();
  portal.support(id, author);
  REQUIRE(portal.duties(id).size() == 1);
  // 40 working days from 16 March, over Nauryz, 1, 7 and 11 May.
  CHECK(portal.duties(id)[0].due_at == at("2026-05-19T18:59:59Z"));
}

TEST_CASE("a calendar that ends too early is told", "[integration]") {
  const test::TemporaryFile calendar("calendar={title='C',from=2026-01-01,until=2026-02-01}\n");
  const test::TemporaryFile process(naming(calendar.path.string()));
  Portal portal(process.path, "Asia/Almaty");
  std::vector<Fault> faults;
  const auto document = config::read_toml(process.path, faults);
  auto read = read_process(document, faults);
  load_calendar(portal.own(), process.path, read, faults);
  REQUIRE(faults.empty());
  const auto warnings = calendar_warnings(read, document, at("2026-01-05T12:00:00Z"));
  REQUIRE(warnings.size() == 1);  // ten working days end in time
  CHECK(warnings[0].where.line == 36);
  CHECK(warnings[0].what ==
        "the due date of duty 'answer', begun today, would end on 2026-03-02, but the calendar knows holidays only "
        "until 2026-02-01");
  // It is a warning: the file is good all the same. A calendar that isn't there is a fault.
  CHECK(portal.host.command("process", "check", {process.path.string()}) == 0);
  const test::TemporaryFile lost(naming("nowhere.toml"));
  CHECK(portal.host.command("process", "check", {lost.path.string()}) == 1);
}

TEST_CASE("what goes on under an earlier version keeps its holidays when their file is gone", "[integration]") {
  const test::TemporaryFile process(naming("none"));
  const test::TemporaryFile calendar(
      "calendar={title='C',from=2026-01-01,until=2027-12-31}\n[[holiday]]\ndate=2026-03-17\n");
  std::ofstream(process.path) << naming(calendar.path.string());
  Portal portal(process.path, "Asia/Almaty");
  portal.host.clock().now_ = at("2026-03-15T20:00:00Z");
  const auto id = portal.file(portal.host.person("ann@example.org"));
  const auto version = portal.at(id).process_version;

  std::filesystem::remove(calendar.path);
  std::ofstream(process.path) << naming(KENES_SOURCE_FOLDER "/config/calendars/kz.toml");
  Processes restarted;
  restarted.load(portal.own());
  REQUIRE(restarted.known(version) != nullptr);
  REQUIRE(restarted.known(version)->calendar != nullptr);
  CHECK_FALSE(restarted.known(version)->calendar->works(2026y / 3 / 17));
  CHECK(restarted.of_service("petitions").calendar->works(2026y / 3 / 17));
}
