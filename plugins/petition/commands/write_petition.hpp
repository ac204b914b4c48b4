#pragma once
// What an author does with a petition before it is published.
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/draft.hpp"
#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// A new draft; its id. The same text saved twice (a repeated click) is one draft, with
// the address and the author that were entered last.
std::int64_t save_draft(const Office& office, std::string_view service, const Draft& draft, std::string_view language,
                        const Actor& author);
// Errors: "not_found", "wrong_stage" (it is no longer a draft), "not_author".
Result<void> edit_draft(const Office& office, std::string_view service, std::int64_t id, const Draft& draft,
                        const Actor& author);
// The texts are erased; nobody finds it any more. Errors as above.
Result<void> delete_draft(const Office& office, std::string_view service, std::int64_t id, const Actor& author);
// Moves it to the stage after its draft. Errors as above.
Result<void> submit_petition(const Office& office, std::string_view service, std::int64_t id, const Actor& author);

}  // namespace kenes::petition
