#include "config/load.hpp"

#include <catch2/catch.hpp>

#include "config/test_folder.hpp"

namespace kenes::config {

TEST_CASE("a configuration with six faults is told all of them, with file, line and a hint") {
  const Folder folder;
  const auto file = folder.write("portal.toml", R"(include = ["services/*.toml"]
[portal]
name = "Portal"
base_url = "https://portal.example"
languages = ["en", "kk"]
time_zone = "Asia/Almati"

[http]
front_prot = 80
threads = "many"

[mail]
from = "no-reply@portal.example"
)");
  folder.write("services/petitions.toml", R"([[service]]
slug = "staff"
plugin = "gardens"
title = { en = "Petitions", kz = "Петициялар" }
process = "../processes/none.toml"
)");
  CHECK(checked(folder, load({.file = file, .environment = variables_of({})})) ==
        R"(portal.toml:6: there is no time zone 'Asia/Almati'; did you mean 'Asia/Almaty'?
portal.toml:9: unknown key 'front_prot' in [http]; did you mean 'front_port'?
portal.toml:10: 'threads' must be an integer, not the string 'many'
services/petitions.toml:2: 'staff' is an address of the portal itself; choose another slug
services/petitions.toml:4: 'kz' in 'title' is not one of the portal's languages; did you mean 'kk'?
services/petitions.toml:5: there is no process file 'processes/none.toml'; paths are relative to the folder of this file
6 faults found.
)");
}

TEST_CASE("addresses, colours, files and languages must have their form") {
  const Folder folder;
  const auto file = folder.write("portal.toml", R"([portal]
name = "Portal"
base_url = "https://portal.example/"
languages = ["en", "fr", "en"]
overlays = ["none"]
secret_key_file = "key"
[theme]
accent_colour = "#ffcc00"
link_colour = "blue"
logo = "logo.jpg"
[database]
url = "mysql://db"
pool = 1
[mail]
from = "nobody"
smtp_url = "mail.example"
operator = "Ann <ann@portal.example>"
)");
  folder.write("key", "short\n");
  CHECK(
      checked(folder, load({.file = file, .environment = variables_of({})})) ==
      R"(portal.toml:3: 'base_url' must be http:// or https:// and a host, without a path, not 'https://portal.example/'; such as https://petitions.example.org
portal.toml:4: there are no words in the language 'fr'; en, kk, lv and ru come with Kenes; another needs <overlay>/locales/core/fr.po
portal.toml:4: language 'en' is given a second time; name each once
portal.toml:5: there is no folder 'none'; paths are relative to the folder of this file
portal.toml:6: the key in 'key' has 5 characters; at least 32 are needed; make one with: openssl rand -base64 48
portal.toml:8: 'accent_colour' is too light for buttons: white text on it has a contrast of 1.5, and WCAG asks for 4.5; choose a darker colour
portal.toml:9: 'link_colour' must be a colour such as #0b4f6c, not 'blue'
portal.toml:10: 'logo' must be an SVG or PNG file, not 'logo.jpg'
portal.toml:12: 'url' must be a PostgreSQL connection string; postgresql://user:password@host/database
portal.toml:13: 'pool' must be between 2 and 200, not 1
portal.toml:15: 'from' must be an address or Name <address>, not 'nobody'; Petitions <no-reply@example.org>
portal.toml:16: 'smtp_url' must be smtp:// or smtps:// and a host; smtps://mail.example.org:465; user and password are settings of their own
portal.toml:17: 'operator' must be a mail address, not 'Ann <ann@portal.example>'; operator@example.org
13 faults found.
)");
}

TEST_CASE("services, authorities and staff know each other") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound + R"([[authority]]
key = "government"
title = "Another"
[[staff]]
email = "ann"
role = "official"
scope = "authority:goverment"
[[staff]]
email = "bob@portal.example"
role = "moderator"
scope = "everywhere"
[[service]]
slug = "Ideas!"
plugin = "ideas-box"
title = { kk = "Идеялар" }
[[service]]
slug = "petitions"
plugin = "gardens"
[[service]]
slug = "petitions"
plugin = "gardens"
title = "Petitions"
)");
  CHECK(checked(folder, load({.file = file, .environment = variables_of({})})) ==
        R"(portal.toml:11: authority 'government' is given a second time; the first is in portal.toml:8
portal.toml:14: 'email' must be a mail address, not 'ann'
portal.toml:16: there is no authority 'goverment'; did you mean 'government'?
portal.toml:20: 'scope' must be service:<slug> or authority:<key>, not 'everywhere'; leave it out for the whole portal
portal.toml:22: 'slug' must be lower-case letters, digits and hyphens, not 'Ideas!'; such as citizens-initiatives
portal.toml:23: 'plugin' must be lower-case letters, digits and underscores, not 'ideas-box'; such as petition
portal.toml:24: 'title' is missing in the default language, 'en'; add en = "…"
portal.toml:25: 'title' is missing in [service]; expected a string, or a table of strings by language such as { en = "…", kk = "…" }: Its name, by language.
portal.toml:29: service 'petitions' is given a second time; the first is in portal.toml:26
9 faults found.
)");
}

TEST_CASE("later files add services and override keys; circles and strangers are refused") {
  const Folder folder;
  const auto file = folder.write("portal.toml", "include = [\"local.toml\", \"more/*.toml\"]\n" + sound);
  folder.write("local.toml",
               "[portal]\nname = \"Local\"\n[[authority]]\nkey = \"parliament\"\ntitle = \"Parliament\"\n");
  auto loaded = load({.file = file, .environment = variables_of({})});
  CHECK(checked(folder, loaded) == "portal.toml is valid: 0 services, 2 files.\n");
  CHECK(loaded.portal.name.in("en") == "Local");
  CHECK(loaded.portal.base_url == "https://portal.example");
  REQUIRE(loaded.portal.authorities.size() == 2);
  CHECK(loaded.portal.authorities[1].key == "parliament");
  CHECK(folder.plain(loaded.document.locate("/authority/1/key").file) == "local.toml");
  CHECK(loaded.document.locate("/portal/name").line == 2);

  folder.write("local.toml", "include = [\"portal.toml\", \"nothing.toml\"]\n");
  CHECK(checked(folder, load({.file = file, .environment = variables_of({})})) ==
        "local.toml:1: 'portal.toml' is included a second time, or includes itself; include each file once\n"
        "local.toml:1: there is no file 'nothing.toml' to include; paths are relative to the folder of the file that "
        "includes\n"
        "2 faults found.\n");
}

TEST_CASE("plugins' settings and roles are checked when they are known") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound + R"([[staff]]
email = "ann@portal.example"
role = "moderater"
[[service]]
slug = "ideas"
plugin = "idea"
title = "Ideas"
[service.settings]
lmit = 5
)");
  auto loaded = load({.file = file, .environment = variables_of({})});
  REQUIRE(loaded.faults.empty());
  const Schema settings{{.name = "limit", .type = FieldType::integer, .fallback = 7}};
  check_plugins(loaded, {{"idea", {settings, {"moderator"}}}});
  CHECK(checked(folder, loaded) ==
        "portal.toml:12: there is no role 'moderater'; did you mean 'moderator'?\n"
        "portal.toml:18: unknown key 'lmit' in [service.settings]; did you mean 'limit'?\n"
        "2 faults found.\n");
  CHECK(loaded.portal.services[0].settings.at("limit").as_int64() == 7);
}

TEST_CASE("a country is two capital letters, and Latvian comes with Kenes") {
  const Folder folder;
  const auto with = [&](const std::string& country) {
    return load({folder.write("portal.toml",
                              "[portal]\nname = \"P\"\nbase_url = \"https://p.example\"\n"
                              "languages = [\"lv\", \"en\"]\ncountry = \"" +
                                  country + "\"\n[mail]\nfrom = \"a@b.example\"\n"),
                 {},
                 variables_of({})});
  };
  CHECK(with("LV").faults.empty());
  CHECK(with("LV").portal.country == "LV");
  REQUIRE(with("Latvia").faults.size() == 1);
  CHECK(with("Latvia").faults[0].what == "'country' must be two capital letters (ISO 3166-1), not 'Latvia'");
}

TEST_CASE("a demonstration has the address where nginx listens") {
  const Folder folder;
  const auto file =
      folder.write("portal.toml", "[portal]\nname = \"P\"\ndemonstration = true\n[mail]\nfrom = \"a@b\"\n");
  CHECK(load({file, {"http.front_port=8090"}, variables_of({})}).portal.base_url == "http://127.0.0.1:8090");
  CHECK(load({file, {"portal.demonstration=false"}, variables_of({})}).faults.size() == 1);
}

TEST_CASE("the portal that comes with Kenes is valid") {
  const auto file = fs::path(KENES_SOURCE_DIR) / "config/portal.toml";
  const auto loaded = load({.file = file, .environment = variables_of({})});
  std::ostringstream out;
  print(loaded.faults, out);
  CHECK(out.str().empty());
  CHECK(loaded.portal.services.size() >= 2);
}

TEST_CASE("the reference in the documentation is what the program prints") {
  std::ostringstream printed, written;
  reference_command(printed);
  written << std::ifstream(fs::path(KENES_SOURCE_DIR) / "docs/operators/configuration.md").rdbuf();
  // To bring it up to date: kenes config reference >docs/operators/configuration.md
  CHECK(printed.str() == written.str());
}

}  // namespace kenes::config
