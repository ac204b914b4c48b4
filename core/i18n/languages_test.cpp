#include "i18n/languages.hpp"

#include <catch2/catch.hpp>

#include <thread>

#include "i18n/test_catalogues.hpp"

namespace kenes::i18n {
namespace {

namespace fs = std::filesystem;

const std::string sign_ru = R"(#, python-brace-format
msgid "Signed by {name}"
msgstr "Подписал(а) {name}"

#, python-brace-format
msgid "{count} signature"
msgid_plural "{count} signatures"
msgstr[0] "{count} подпись"
msgstr[1] "{count} подписи"
msgstr[2] "{count} подписей"
)";

// Gardens and core in Russian and Kazakh, in a fresh folder with an empty cache.
LanguageOptions usual(const TestFolder& folder, const std::string& zone = "Europe/London") {
  folder.write("core/ru.po",
               po("ru", "msgid \"Sign in\"\nmsgstr \"Войти\"\n\nmsgid \"Petitions\"\nmsgstr \"Петиции (ядро)\"\n"));
  folder.write("core/kk.po", po("kk", "msgid \"Sign in\"\nmsgstr \"Кіру\"\n"));
  folder.write("gardens/ru.po", po("ru", sign_ru + "\nmsgid \"Petitions\"\nmsgstr \"Петиции\"\n"));
  return {.languages = {"en", "kk", "ru"},
          .time_zone = zone,
          .domains = {{"core", folder / "core"}, {"gardens", folder / "gardens"}, {"letters", folder / "letters"}},
          .cache = folder / "cache"};
}

std::vector<std::string> texts(const std::vector<Fault>& faults) {
  std::vector<std::string> all;
  for (const auto& fault : faults) all.push_back(to_string(fault));
  return all;
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a word is looked for in its domain, then in core, then shown in English") {
  const TestFolder folder("words");
  std::vector<Fault> faults;
  const Languages languages(usual(folder), faults);
  REQUIRE(texts(faults).empty());
  const auto& russian = languages.get("gardens", "ru");
  CHECK(russian.language() == "ru");
  CHECK(russian.tr("Petitions") == "Петиции");
  CHECK(russian.tr("Sign in") == "Войти");
  CHECK(russian.tr("Nobody translated {this}", {{"this", "that"}}) == "Nobody translated that");
  CHECK(russian.tr("") == "");
  CHECK(languages.get("core", "ru").tr("Petitions") == "Петиции (ядро)");
  CHECK(languages.get("letters", "kk").tr("Sign in") == "Кіру");
  CHECK(languages.get("gardens", "kk").tr("Petitions") == "Petitions");
  CHECK(languages.get("unknown", "kk").tr("Sign in") == "Кіру");
  CHECK(languages.get("core", "de").language() == "en");
}

TEST_CASE("placeholders are put in by name, once, and what has no argument stays") {
  const TestFolder folder("names");
  std::vector<Fault> faults;
  const Languages languages(usual(folder), faults);
  const auto& words = languages.get("gardens", "ru");
  CHECK(words.tr("Signed by {name}", {{"name", "Анна {name}"}}) == "Подписал(а) Анна {name}");
  CHECK(words.tr("Signed by {name}") == "Подписал(а) {name}");
  CHECK(words.tr("a {b c {d} }", {{"d", "D"}}) == "a {b c D }");
}

TEST_CASE("plurals follow the language, numbers its grouping") {
  const TestFolder folder("plurals");
  std::vector<Fault> faults;
  const Languages languages(usual(folder), faults);
  const auto count = [&](const char* language, std::int64_t n) {
    return languages.get("gardens", language).trn("{count} signature", "{count} signatures", n);
  };
  CHECK(count("ru", 1) == "1 подпись");
  CHECK(count("ru", 3) == "3 подписи");
  CHECK(count("ru", 11) == "11 подписей");
  CHECK(count("ru", 6078981) == "6\u00a0078\u00a0981 подпись");
  CHECK(count("ru", 10'000'000'000'002) == "10\u00a0000\u00a0000\u00a0000\u00a0002 подписи");
  CHECK(count("en", 1) == "1 signature");
  CHECK(count("en", 0) == "0 signatures");
  CHECK(count("kk", 1234) == "1\u00a0234 signatures");
}

TEST_CASE("numbers, percents and dates are written as readers of the language write them") {
  const TestFolder folder("formats");
  std::vector<Fault> faults;
  const Languages languages(usual(folder), faults);
  const auto at = *from_iso("2026-11-22T14:05:59Z");
  const auto& en = languages.get("core", "en");
  const auto& kk = languages.get("core", "kk");
  const auto& ru = languages.get("core", "ru");
  CHECK(en.number(6078985) == "6,078,985");
  CHECK(kk.number(6078985) == "6\u00a0078\u00a0985");
  CHECK(ru.number(-1234) == "-1\u00a0234");
  CHECK(en.percent(0.5) == "50%");
  CHECK(en.percent(0.1234) == "12.3%");
  CHECK(kk.percent(0.1234) == "12,3%");
  CHECK(ru.percent(0.1234) == "12,3\u00a0%");
  CHECK(en.date(at) == "22 November 2026");
  CHECK(kk.date(at) == "2026\u202fж. 22 қараша");
  CHECK(ru.date(at) == "22 ноября 2026\u202fг.");
  CHECK(en.date_time(at) == "22 November 2026 at 14:05");
  CHECK(kk.date_time(at) == "2026\u202fж. 22 қараша, 14:05");
  CHECK(ru.date_time(at) == "22 ноября 2026\u202fг. в 14:05");
}

TEST_CASE("Latvian has its own plural for nought and for tens, and its own dates") {
  const TestFolder folder("latvian");
  folder.write("gardens/lv.po", po("lv",
                                   "msgid \"{count} signature\"\nmsgid_plural \"{count} signatures\"\n"
                                   "msgstr[0] \"{count} paraksts\"\nmsgstr[1] \"{count} paraksti\"\n"
                                   "msgstr[2] \"{count} parakstu\"\n"));
  std::vector<Fault> faults;
  const Languages languages({.languages = {"lv", "en"},
                             .time_zone = "Europe/Riga",
                             .domains = {{"core", folder / "core"}, {"gardens", folder / "gardens"}},
                             .cache = folder / "cache"},
                            faults);
  CHECK(texts(faults).empty());
  const auto& lv = languages.get("gardens", "lv");
  const auto count = [&](std::int64_t n) { return lv.trn("{count} signature", "{count} signatures", n); };
  CHECK(count(0) == "0 parakstu");
  CHECK(count(1) == "1 paraksts");
  CHECK(count(9) == "9 paraksti");
  CHECK(count(10) == "10 parakstu");
  CHECK(count(111) == "111 parakstu");
  CHECK(count(10'021) == "10\u00a0021 paraksts");
  CHECK(lv.date(*from_iso("2026-11-22T14:05:59Z")) == "2026. gada 22. novembris");
  CHECK(lv.date_time(*from_iso("2026-11-22T14:05:59Z")) == "2026. gada 22. novembris 16:05");
}

TEST_CASE("times are shown in the portal's zone by the tzdata of the operating system") {
  const TestFolder folder("zones");
  std::vector<Fault> faults;
  const auto in_zone = [&](const std::string& zone, const char* at) {
    return Languages(usual(folder, zone), faults).get("core", "en").date_time(*from_iso(at));
  };
  CHECK(in_zone("Europe/London", "2026-06-30T23:30:00Z") == "1 July 2026 at 00:30");
  // UTC+6 until the end of February 2024, UTC+5 since: ICU's own copy still says +6.
  CHECK(in_zone("Asia/Almaty", "2024-02-29T12:00:00Z") == "29 February 2024 at 18:00");
  CHECK(in_zone("Asia/Almaty", "2026-11-22T20:30:00Z") == "23 November 2026 at 01:30");
  CHECK(in_zone("Asia/Almaty", "1969-12-31T23:59:59Z") == "1 January 1970 at 05:59");
  CHECK(texts(faults).empty());
  const Languages nowhere(usual(folder, "Asia/Nowhere"), faults);
  CHECK(texts(faults) ==
        std::vector<std::string>{
            "there is no time zone 'Asia/Nowhere' in /usr/share/zoneinfo; see portal.time_zone and portal.languages"});
}

TEST_CASE("overlays win message by message, the last folder first") {
  const TestFolder folder("overlays");
  auto options = usual(folder);
  folder.write("country/locales/gardens/ru.po", po("ru", "msgid \"Petitions\"\nmsgstr \"Обращения\"\n"));
  folder.write("city/locales/gardens/ru.po", po("ru", "msgid \"Petitions\"\nmsgstr \"Наказы\"\n"));
  folder.write("country/locales/core/en.po", po("en", "msgid \"Sign in\"\nmsgstr \"Log in\"\n"));
  options.overlays = {folder / "country", folder / "city"};
  std::vector<Fault> faults;
  const Languages languages(options, faults);
  REQUIRE(texts(faults).empty());
  CHECK(languages.get("gardens", "ru").tr("Petitions") == "Наказы");
  CHECK(languages.get("gardens", "ru").tr("Signed by {name}", {{"name", "А"}}) == "Подписал(а) А");
  CHECK(languages.get("core", "ru").tr("Petitions") == "Петиции (ядро)");
  CHECK(languages.get("gardens", "en").tr("Sign in") == "Log in");
}

TEST_CASE("catalogues are compiled once for each content") {
  const TestFolder folder("cache");
  const auto options = usual(folder);
  std::vector<Fault> faults;
  { const Languages first(options, faults); }
  CHECK(files_in(folder / "cache") == 3);
  const auto some = fs::directory_iterator(folder / "cache")->path();
  const auto before = fs::last_write_time(some);
  { const Languages second(options, faults); }
  CHECK(fs::last_write_time(some) == before);
  folder.write("core/kk.po", po("kk", "msgid \"Sign in\"\nmsgstr \"Тіркелу\"\n"));
  const Languages third(options, faults);
  CHECK(third.get("core", "kk").tr("Sign in") == "Тіркелу");
  CHECK(files_in(folder / "cache") == 4);
}

TEST_CASE("faulty catalogues are refused with file and line, all of them") {
  const TestFolder folder("faulty");
  const auto options = usual(folder);
  const auto twice = folder.write(
      "core/kk.po", po("kk", "msgid \"Sign in\"\nmsgstr \"Кіру\"\n\nmsgid \"Sign in\"\nmsgstr \"Кіру\"\n"));
  const auto other = folder.write("gardens/kk.po",
                                  po("kk", "#, python-brace-format\nmsgid \"By {name}\"\nmsgstr \"{nmae} қойған\"\n"));
  std::vector<Fault> faults;
  const Languages languages(options, faults);
  REQUIRE(faults.size() >= 2);
  CHECK(faults.front().where.file == twice.string());
  CHECK(faults.front().where.line == 12);
  CHECK(faults.front().what == "duplicate message definition...");
  CHECK(faults.back().where.file == other.string());
  CHECK(faults.back().where.line == 11);
  CHECK(faults.back().hint == "correct the catalogue; msgfmt --check shows the same");
  CHECK(faults.back().what.find("'name'") != std::string::npos);
}

TEST_CASE("an overlay's placeholders are compared even if it does not carry gettext's mark") {
  const TestFolder folder("marks");
  auto options = usual(folder);
  const auto file =
      folder.write("country/locales/gardens/ru.po", po("ru", "msgid \"Signed by {name}\"\nmsgstr \"Кто: {nmae}\"\n"));
  options.overlays = {folder / "country"};
  std::vector<Fault> faults;
  const Languages languages(options, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where.file == file.string());
  CHECK(faults[0].what.find("'name'") != std::string::npos);
}

TEST_CASE("without msgfmt the message says what to install") {
  const TestFolder folder("no-gettext");
  const auto options = usual(folder);
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", (folder / "empty").c_str(), 1);
  std::vector<Fault> faults;
  { const Languages languages(options, faults); }
  ::setenv("PATH", path.c_str(), 1);
  REQUIRE(!faults.empty());
  CHECK(to_string(faults[0]).find(
            "the catalogue can't be compiled: msgfmt: No such file or directory; install the Debian package gettext") !=
        std::string::npos);
}

TEST_CASE("translators are safe to share between threads") {
  const TestFolder folder("threads");
  std::vector<Fault> faults;
  const Languages languages(usual(folder), faults);
  const auto& words = languages.get("gardens", "ru");
  const auto at = *from_iso("2026-11-22T14:05:00Z");
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 200; ++n) {
        if (words.date_time(at) != "22 ноября 2026\u202fг. в 14:05") ++wrong;
        if (words.trn("{count} signature", "{count} signatures", 1002) != "1\u00a0002 подписи") ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}

}  // namespace kenes::i18n
