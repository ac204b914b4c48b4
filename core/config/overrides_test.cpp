#include "config/overrides.hpp"

#include <catch2/catch.hpp>

#include "config/test_folder.hpp"

namespace kenes::config {

TEST_CASE("environment and command line override the file, and secrets are not shown") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound +
                                                    "[http]\nfront_port = 80\n[[service]]\nslug = \"ideas\"\nplugin = "
                                                    "\"idea\"\ntitle = \"Ideas\"\n[service.settings]\nlimit = 5\n");
  const auto password = folder.write("password", "s3cret\n");
  const auto environment = variables_of({{"KENES_DATABASE_URL", "postgresql://kenes:pw@db/kenes"},
                                         {"KENES_SECRET_KEY", "0123456789012345678901234567890123456789"},
                                         {"KENES_SMTP_PASSWORD_FILE", password.string()},
                                         {"KENES_PORT", "8081"}});
  const auto loaded =
      load({file, {"http.threads=8", "portal.languages=en,ru", "portal.demonstration=true"}, environment});
  CHECK(checked(folder, loaded) == "portal.toml is valid: 1 service, 1 file.\n");
  CHECK(loaded.portal.database.url == "postgresql://kenes:pw@db/kenes");
  CHECK(loaded.portal.mail.password == "s3cret");
  CHECK(loaded.portal.secret_key.size() == 40);
  CHECK(loaded.portal.http.front_port == 8081);
  CHECK(loaded.portal.http.threads == 8);
  CHECK(loaded.portal.demonstration);
  CHECK(loaded.portal.languages == std::vector<std::string>{"en", "ru"});

  std::ostringstream out;
  CHECK(show_command(loaded, out) == 0);
  const auto shown = folder.plain(out.str());
  CHECK(shown.find("pw@") == std::string::npos);
  CHECK(shown.find("s3cret") == std::string::npos);
  CHECK(shown.find("01234567") == std::string::npos);
  CHECK(shown.find("front_port = 8081                                           # environment KENES_PORT\n") !=
        std::string::npos);
  CHECK(shown.find("password = (set, hidden)                                    # environment "
                   "KENES_SMTP_PASSWORD_FILE=password\n") != std::string::npos);
  CHECK(shown.find("threads = 8                                                 # command line\n") !=
        std::string::npos);
  CHECK(shown.find("pool = 24                                                   # fallback\n") != std::string::npos);
  CHECK(shown.find(
            "[service.settings]\nlimit = 5                                                   # portal.toml:17\n") !=
        std::string::npos);
}

TEST_CASE("faults of overrides say where they come from") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound);
  const auto loaded = load({file,
                            {"http.fornt_port=1", "database.url=postgresql://a:b@c/d", "threads", "http.threads=all"},
                            variables_of({{"KENES_SECRET_KEY", "short"}, {"KENES_SMTP_PASSWORD_FILE", "/none/such"}})});
  CHECK(
      checked(folder, loaded) ==
      R"(environment KENES_SMTP_PASSWORD_FILE=/none/such: the file can't be read, or is empty; its first line must be the value
command line: there is no setting 'http.fornt_port'; did you mean 'http.front_port'?
command line: 'database.url' is a secret, and every user of this machine can read command lines; set KENES_DATABASE_URL or KENES_DATABASE_URL_FILE instead
command line: 'threads' is not a setting; write table.key=value, such as http.front_port=8081
command line: 'threads' must be an integer, not the string 'all'
environment KENES_SECRET_KEY: the secret key has 5 characters; at least 32 are needed; make one with: openssl rand -base64 48
6 faults found.
)");
}

}  // namespace kenes::config
