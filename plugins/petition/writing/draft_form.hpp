#pragma once
// The form of a petition: its texts, and what the process and the service ask beside them.
#include <string>

#include "domain/draft.hpp"
#include "domain/stages.hpp"
#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "office.hpp"

namespace kenes::petition {

struct ReadDraft {
  Draft draft;
  boost::json::object form;  // as entered, with what is wrong
  bool ok = false, declared = false;
  std::string email;  // of somebody who doesn't sign in
};

// Whether somebody may write without signing in by this process, and this visitor hasn't signed in.
bool asks_contact(const Call& call, const Process& process);

// A changed draft asks its author for nothing that was declared before.
enum class Asked { of_new_author, of_author_known };

ReadDraft read_draft(const Call& call, const Office& office, const Process& process,
                     Asked asked = Asked::of_new_author);
// What was entered for a petition.
Draft draft_of(const Petition& petition);
// As it is first shown.
boost::json::object draft_form(const Call& call, const Office& office, const Draft& draft);
// What the page "petition/details" needs to ask: limits, fields, levels and their places, authorship, contact. `form`
// is its form.
void add_questions(const Call& call, const Office& office, const Process& process, const boost::json::object& form,
                   boost::json::object& model);

}  // namespace kenes::petition
