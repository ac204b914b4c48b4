#include "config/load.hpp"

#include <catch2/catch.hpp>

#include "config/test_folder.hpp"

namespace kenes::config {

TEST_CASE("ways to sign in are read with what their claims and levels mean") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound + R"([[sign_in]]
kind = "openid"
key = "state-eid"
title = { en = "National eID", kk = "Ұлттық eID" }
issuer = "https://eid.example/realms/a"
client_id = "portal"
scopes = ["openid", "profile"]
[sign_in.assurance]
"https://eid.example/loa/substantial" = "substantial"
[sign_in.claims]
birth_date = "/profile/born"
[[sign_in]]
kind = "openid"
key = "bank"
title = "Bank"
issuer = "https://bank.example"
client_id = "portal"
client_secret = "written down"
key_space = "state-eid"
)");
  const auto loaded = load({.file = file, .environment = variables_of({{"KENES_SIGN_IN_STATE_EID_SECRET", "s3cret"}})});
  CHECK(checked(folder, loaded) == "portal.toml is valid: 0 services, 1 file.\n");
  REQUIRE(loaded.portal.sign_ins.size() == 2);
  const auto& eid = loaded.portal.sign_ins[0];
  CHECK(eid.title.in("kk") == "Ұлттық eID");
  CHECK(eid.client_secret == "s3cret");
  CHECK(eid.client_authentication == "client_secret_basic");
  CHECK(eid.assurance.at("https://eid.example/loa/substantial") == Assurance::substantial);
  CHECK(eid.claims.birth_date == "/profile/born");
  CHECK(eid.claims.subject == "sub");
  CHECK(eid.key_space == "state-eid");
  const auto& bank = loaded.portal.sign_ins[1];
  CHECK(bank.key_space == "state-eid");
  CHECK(bank.assurance.empty());
  CHECK(bank.claims.subject == "sub");
  CHECK(bank.scopes == std::vector<std::string>{"openid"});

  std::ostringstream out;
  CHECK(show_command(loaded, out) == 0);
  CHECK(out.str().find("s3cret") == std::string::npos);
  CHECK(out.str().find("written down") == std::string::npos);
  CHECK(out.str().find("[sign_in.assurance]") != std::string::npos);
}

TEST_CASE("claims from elsewhere are asked for securely") {
  const Folder folder;
  const auto said = [&](const std::string& settings) {
    const auto file = folder.write("portal.toml", sound + R"([[sign_in]]
kind = "openid"
key = "eid"
title = "eID"
issuer = "https://eid.example"
client_id = "portal"
client_secret = "s"
)" + settings);
    return checked(folder, load({.file = file, .environment = variables_of({})}));
  };
  CHECK(said("further_claims = \"https://eid.example/persons/{subject}\"\n[sign_in.signed_claim]\nclaim = \"c\"\n"
             "issuer = \"https://a.example\"\nkeys = \"https://a.example/.well-known/did.json\"\n") ==
        "portal.toml is valid: 0 services, 1 file.\n");
  CHECK(said("further_claims = \"http://eid.example/{subject}\"\n")
            .find("'further_claims' must be https:// and a host") != std::string::npos);
  const auto half = said("[sign_in.signed_claim]\nclaim = \"c\"\nkeys = \"file:///etc/passwd\"\n");
  CHECK(half.find("'keys' must be https:// and a host") != std::string::npos);
  CHECK(half.find("'issuer' is missing") != std::string::npos);
}

TEST_CASE("every fault of a way to sign in is told at once") {
  const Folder folder;
  const auto file = folder.write("portal.toml", sound + R"([[sign_in]]
kind = "saml"
key = "email"
title = "Mail"
issuer = "http://eid.example"
client_id = "portal"
client_secret = "s"
scopes = ["profile"]
[sign_in.assurance]
high = "very high"
[sign_in.parameters]
state = "mine"
[sign_in.claims]
birthdate = "birthdate"
[[sign_in]]
kind = "openid"
key = "email"
title = "Mail"
issuer = "https://eid.example?x=1"
client_id = "portal"
[[sign_in]]
kind = "openid"
key = "eid"
title = "Invented"
client_id = "portal"
demonstration = true
)");
  CHECK(checked(folder, load({.file = file, .environment = variables_of({})})) ==
        R"(portal.toml:11: 'kind' must be one of openid, not 'saml'
portal.toml:12: 'email' is a name of the portal itself; such as eid
portal.toml:14: 'issuer' must be https:// and a host, not 'http://eid.example'; exactly as the provider writes it in its own /.well-known/openid-configuration
portal.toml:17: 'scopes' lacks "openid"; without it the provider says nothing about who somebody is
portal.toml:19: 'high' must be one of contact, substantial, high, not 'very high'
portal.toml:21: the portal sets 'state' by itself; acr_values and scopes are settings of their own
portal.toml:23: unknown key 'birthdate' in [sign_in.claims]; did you mean 'birth_date'?
portal.toml:24: 'client_secret' is missing in [[sign_in]]; set it in the environment: KENES_SIGN_IN_EMAIL_SECRET, or KENES_SIGN_IN_EMAIL_SECRET_FILE
portal.toml:26: way to sign in 'email' is given a second time; the first is in portal.toml:12
portal.toml:26: 'email' is a name of the portal itself; such as eid
portal.toml:28: 'issuer' must be https:// and a host, not 'https://eid.example?x=1'; exactly as the provider writes it in its own /.well-known/openid-configuration
portal.toml:35: a way to sign in with invented people is for demonstrations only; take it out, or say demonstration = true in [portal]
12 faults found.
)");
}

}  // namespace kenes::config
