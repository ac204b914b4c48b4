// Who takes part, who works with the portal, and for whom.
#include "config/schema_parts.hpp"

namespace kenes::config {
namespace {

using enum FieldType;

Schema member_fields() {
  return {
      {.name = "name", .description = "Name as the body makes it public.", .required = true},
      {.name = "group", .type = text, .description = "Party or parliamentary group, by language."},
      {.name = "role", .type = text, .description = "Office in this body, by language: Chair."},
  };
}

}  // namespace

Schema account_fields() {
  return {
      {.name = "join",
       .description =
           "What happens when somebody who is signed in signs in with what belongs to another account: `offer` asks "
           "whether both are theirs and joins them (docs/operators/keys.md), `refuse` says no.",
       .fallback = "offer",
       .one_of = {"offer", "refuse"}},
  };
}

Schema security_fields() {
  return {
      {.name = "staff_second_factor",
       .description =
           "Whether people with a role must show a second factor (an app with codes, or a security key) before it "
           "counts: required, or optional: only those who have set one up (docs/operators/staff.md).",
       .fallback = "required",
       .one_of = {"required", "optional"}},
  };
}

Schema staff_fields() {
  return {
      {.name = "email", .description = "Address with which this person signs in.", .required = true},
      {.name = "role",
       .description = "administrator, or a role of the plugin: moderator, official, ….",
       .required = true},
      {.name = "scope",
       .description = "Where the role holds: service:petitions, authority:government, or absent for the whole portal.",
       .fallback = ""},
  };
}

Schema authority_fields() {
  return {
      {.name = "key", .description = "Short name in process files: petitions-committee.", .required = true},
      {.name = "title", .type = text, .description = "Its name as citizens know it, by language.", .required = true},
      {.name = "about", .type = text, .description = "What it does, a sentence or two, by language."},
      {.name = "email", .description = "Where the portal writes to it. It isn't shown.", .fallback = ""},
      {.name = "member",
       .type = tables,
       .description = "Who sits in it, where that is public, such as the members of a committee.",
       .fields = member_fields()},
  };
}

}  // namespace kenes::config
