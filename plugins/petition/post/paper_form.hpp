#pragma once
#include "kenes/call.hpp"
#include "kenes/form.hpp"
#include "post/paper.hpp"

namespace kenes::petition {

struct ReadPaper {
  PaperEntry entry;
  boost::json::object form;
  bool ok = false;
};

ReadPaper read_paper_form(const Call& call, const Office& office);
boost::json::object blank_paper_form(const Call& call, const Office& office);
// The page "petition/post/new". `known`: the petition that seems to be the same, 0 if none.
Response paper_form_page(Call& call, const Office& office, boost::json::object form, std::int64_t known, int status);

}  // namespace kenes::petition
