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
// Of an address alone; the rest of the entry stays empty.
ReadPaper read_paper_address(const Call& call);
boost::json::object paper_form(const Call& call, const Office& office, const PaperEntry& entry);

struct PaperFormPage {
  std::string title, action, save, back;
  std::int64_t known = 0;  // the petition that seems to be the same
  int status = 200;
};
// The page "petition/post/new".
Response paper_form_page(Call& call, const Office& office, boost::json::object form, const PaperFormPage& shown);

}  // namespace kenes::petition
