#include "config/portal_schema.hpp"

namespace kenes::config {

namespace {

using enum FieldType;

Schema claim_fields() {
  return {
      {.name = "subject",
       .description = "What names the person for ever, best the national number: only a keyed hash of it is stored.",
       .fallback = "sub"},
      {.name = "name",
       .description = "Whole name: a text, or a list of names with their parts as verifiable "
                      "credentials have it.",
       .fallback = ""},
      {.name = "given_name", .description = "Given names, where there is no whole name.", .fallback = ""},
      {.name = "family_name", .description = "Family name.", .fallback = ""},
      {.name = "birth_date", .description = "Date of birth.", .fallback = ""},
      {.name = "birth_date_form",
       .description = "How it is written.",
       .fallback = "YYYY-MM-DD",
       .one_of = {"YYYY-MM-DD", "DD.MM.YYYY"}},
      {.name = "citizenship",
       .description = "Country or list of countries, ISO 3166-1, of two letters or three.",
       .fallback = ""},
      {.name = "residence", .description = "Country of residence.", .fallback = ""},
      {.name = "territories",
       .description = "Code of the place where the person lives, or list of codes of all that are around it.",
       .fallback = ""},
  };
}

Schema signed_claim_fields() {
  return {
      {.name = "claim", .description = "Name of the claim that holds the token.", .required = true},
      {.name = "issuer", .description = "Who must have made it (`iss`).", .required = true},
      {.name = "keys",
       .description = "Where its maker publishes keys: a JWK Set, or a did:web document.",
       .required = true},
  };
}

}  // namespace

Schema sign_in_fields() {
  return {
      {.name = "kind", .description = "OpenID Connect 1.0.", .required = true, .one_of = {"openid"}},
      {.name = "key",
       .description = "Short name, part of addresses and of the key of its people: never change it.",
       .required = true},
      {.name = "title", .type = text, .description = "Its name as citizens know it, by language.", .required = true},
      {.name = "about", .type = text, .description = "A sentence on who has it, by language."},
      {.name = "issuer",
       .description =
           "Address of the provider, below which it publishes /.well-known/openid-configuration. Environment: "
           "KENES_SIGN_IN_<KEY>_ISSUER (the key in capitals, - as _)."},
      {.name = "client_id", .description = "Name of the portal at the provider.", .required = true},
      {.name = "client_secret", .description = "Its secret there. Better in KENES_SIGN_IN_<KEY>_SECRET."},
      {.name = "client_authentication",
       .description = "How the portal shows its secret.",
       .fallback = "client_secret_basic",
       .one_of = {"client_secret_basic", "client_secret_post"}},
      {.name = "scopes",
       .type = strings,
       .description = "What is asked for.",
       .fallback = boost::json::array{"openid"}},
      {.name = "acr_values", .description = "Level of assurance that is asked for.", .fallback = ""},
      {.name = "parameters",
       .type = table,
       .description = "Further parameters of the request, as the provider's manual names them.",
       .fields = {{.name = "value"}},
       .open = true},
      {.name = "assurance_claim", .description = "Claim that says how sure it is.", .fallback = "acr"},
      {.name = "assurance",
       .type = table,
       .description = "What its values mean; any other is refused. Absent: whoever comes from there has `contact`.",
       .fields = {{.name = "value", .one_of = {"contact", "substantial", "high"}}},
       .open = true},
      {.name = "userinfo",
       .type = boolean,
       .description = "Ask for claims at the provider's userinfo endpoint, too.",
       .fallback = false},
      {.name = "further_claims",
       .description =
           "Address that tells more about the person to whoever has the access token, as JSON; {subject} in it "
           "stands for the person. Its claims are named with /further in front.",
       .fallback = ""},
      {.name = "signed_claim",
       .type = table,
       .description = "A claim that is itself a signed token. Its claims are named with /signed in front.",
       .fields = signed_claim_fields()},
      {.name = "logout",
       .type = boolean,
       .description = "Offer to whoever has signed out of the portal to sign out of the provider as well.",
       .fallback = false},
      {.name = "demonstration",
       .type = boolean,
       .description = "Only in a demonstration: `kenes up` starts a provider with invented people, and issuer and "
                      "client_secret aren't needed.",
       .fallback = false},
      {.name = "key_space",
       .description = "Ways with the same key_space know people by the same subject: who comes by one and then by "
                      "another has one account. Absent: the key. Never change it.",
       .fallback = ""},
      {.name = "claims",
       .type = table,
       .description = "Which claims say what; with a slash in front as a JSON pointer: /profile/given_name.",
       .fields = claim_fields()},
  };
}

}  // namespace kenes::config
