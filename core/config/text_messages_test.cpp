#include <catch2/catch.hpp>

#include "config/load.hpp"
#include "config/test_folder.hpp"

namespace kenes::config {

TEST_CASE("a gateway of text messages is read, its password from the environment and never shown") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound + R"([text_messages]
gateway = "kannel"
url = "http://127.0.0.1:13013/cgi-bin/sendsms"
user = "portal"
from = "Portal"
sign_in = true
countries = ["KZ", "LV"]
most_an_hour = 500
)");
  const auto loaded = load({.file = file, .environment = variables_of({{"KENES_SMS_PASSWORD", "s3cret"}})});
  CHECK(checked(folder, loaded) == "portal.toml is valid: 0 services, 1 file.\n");
  const auto& messages = loaded.portal.text_messages;
  CHECK(messages.gateway == "kannel");
  CHECK(messages.password == "s3cret");
  CHECK(messages.sign_in);
  CHECK(messages.countries == std::vector<std::string>{"KZ", "LV"});
  CHECK(messages.most_an_hour == 500);
  std::ostringstream out;
  CHECK(show_command(loaded, out) == 0);
  CHECK(out.str().find("s3cret") == std::string::npos);

  const auto none = load({.file = folder.write("portal.toml", sound), .environment = variables_of({})});
  CHECK(none.portal.text_messages.gateway.empty());
  CHECK_FALSE(none.portal.text_messages.sign_in);
}

TEST_CASE("every fault of a gateway is told at once") {
  const Folder folder;
  const auto said = [&](const std::string& table) {
    const auto file = folder.write("portal.toml", sound + table);
    return checked(folder, load({.file = file, .environment = variables_of({})}));
  };
  CHECK(said("[text_messages]\nsign_in = true\n") ==
        "portal.toml:11: nobody can sign in by text message without a gateway; set gateway = \"kannel\" with url, user "
        "and "
        "from\n1 fault found.\n");
  CHECK(said("[text_messages]\ngateway = \"kannel\"\nurl = \"http://sms.example\"\nfrom = \"A very long name\"\n") ==
        R"(portal.toml:10: 'user' is missing in [text_messages]
portal.toml:10: 'password' is missing in [text_messages]; set it in the environment: KENES_SMS_PASSWORD, or KENES_SMS_PASSWORD_FILE
portal.toml:12: 'url' must be https:// and a host, or http://127.0.0.1, not 'http://sms.example'; such as http://127.0.0.1:13013/cgi-bin/sendsms; the password must not cross a network in clear
portal.toml:13: 'from' must be a number, or at most 11 letters and digits, not 'A very long name'; telephones show no other senders
4 faults found.
)");
  CHECK(said("[text_messages]\ncountries = [\"KZ\", \"Latvia\"]\n")
            .find("portal.toml:11: a country is written in two capital letters (ISO 3166-1), not 'Latvia'") !=
        std::string::npos);
  CHECK(said("[text_messages]\ngateway = \"smpp\"\n").find("'gateway' must be one of kannel, not 'smpp'") !=
        std::string::npos);
}

}  // namespace kenes::config
