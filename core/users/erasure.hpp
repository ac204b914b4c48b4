#pragma once
#include "identity/visitor.hpp"
#include "users/part.hpp"

namespace kenes::users {

constexpr const char* erase_again_kind = "core.erase_again";

// What erasing would do, of all parts, in the reader's language.
std::vector<std::string> consequences_of(soci::session& sql, const std::vector<Part>& parts, std::int64_t person,
                                         const Translator& reader);

// Ends the visitor's account at once: every part forgets the person, in one transaction with the last mail and the
// record in the audit trail. A signature that another request was just writing may come to lie after it, so it is done
// a second time some minutes later, by a job. The caller forgets the sessions.
void erase_account(identity::CoreCall& call, const std::vector<Part>& parts);
void erase_again(Host& host, const std::vector<Part>& parts, std::int64_t person);

}  // namespace kenes::users
