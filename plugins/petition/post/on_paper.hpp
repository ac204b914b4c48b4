#pragma once
// A petition that came by post, as its pages need it.
#include "kenes/call.hpp"
#include "kenes/files.hpp"
#include "kenes/participation/process.hpp"
#include "post/letters.hpp"
#include "post/paper.hpp"

namespace kenes::petition {

struct OnPaper {
  Petition petition;
  Paper paper;
  std::vector<PaperLetter> letters;
  std::vector<StoredFile> scans;
  const participation::Process* process = nullptr;
  const participation::Stage* stage = nullptr;
  bool waits = false;  // not sent on its way yet: all of it may be changed
};

// The one that the address names. Whoever looks at a petitioner's address leaves a trace.
std::optional<OnPaper> read_paper(Call& call, const Office& office);
// Under its page, with the prefix of service and language.
std::string paper_path(const Call& call, const std::string& rest = "");

}  // namespace kenes::petition
