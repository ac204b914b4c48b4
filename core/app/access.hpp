#pragma once
// May this visitor call this route? Denied unless the route says otherwise.
#include "kenes/actor.hpp"
#include "kenes/registrar.hpp"

namespace kenes::app {

enum class Verdict { allowed, sign_in, forbidden };

// `scope` is that of the service: "service:petitions"; "" for the core's own routes.
Verdict judge(const Access& access, const Actor& actor, std::string_view scope);

// For a page of the core that shows everyone what is theirs: the role may be held in any service or authority. The page
// looks at scopes itself.
Verdict judge_anywhere(const Access& access, const Actor& actor);

}  // namespace kenes::app
