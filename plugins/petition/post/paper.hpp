#pragma once
// A petition that came by post, and its petitioner's address.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "domain/draft.hpp"
#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

struct Paper {
  std::int64_t petition_id = 0;
  std::string name, postal_address, email;  // personal data
  std::string received_on;                  // "2026-11-20"
  Time entered_at{};
};

struct PaperEntry {
  Draft draft;
  Paper paper;
  std::string language;   // of the texts
  std::string entry_key;  // unguessable, made with the form
  bool another = false;   // the officer has looked: it is another petition, though it seems the same
};

// A draft without an author. Sent twice from one form, it is one. Error: "known"; the message is the id of the petition
// that says the same in the name of the same person.
Result<std::int64_t> enter_paper(const Office& office, std::string_view service, const PaperEntry& entry,
                                 const Actor& by);

// All that was entered, while it hasn't been sent on. Errors: "not_found", "wrong_stage", "known" (as above).
Result<void> change_paper(const Office& office, std::string_view service, std::int64_t id, const PaperEntry& entry,
                          const Actor& by);
// Where its petitioner is written to, at any time. Error: "not_found".
Result<void> correct_address(const Office& office, std::string_view service, std::int64_t id,
                             const std::string& postal_address, const std::string& email, const Actor& by);
// What was entered by mistake, with its scan. Errors: "not_found", "wrong_stage".
Result<void> delete_paper(const Office& office, std::string_view service, std::int64_t id, const Actor& by);

// Where an electronic petition is submitted. Errors: "not_found", "wrong_stage", "no_scan".
Result<void> submit_paper(const Office& office, std::string_view service, std::int64_t id, const Actor& by);

std::optional<Paper> find_paper(soci::session& sql, std::string_view service, std::int64_t id);

struct ListedPaper {
  std::int64_t petition_id = 0;
  std::string action, language, stage, received_on;
};
// The last entered first.
std::vector<ListedPaper> list_papers(soci::session& sql, std::string_view service, int limit, int offset);

// The folder of its scan.
std::string scan_folder(std::int64_t id);

}  // namespace kenes::petition
