#include "post/paper_form.hpp"
#include "post/post.hpp"

namespace kenes::petition {

namespace {

Response form_page(Call& call, const Office& office, boost::json::object form, std::int64_t known, int status) {
  return paper_form_page(call, office, std::move(form),
                         {.title = call.tr("Enter a petition that came by post"),
                          .action = call.url("/post/new"),
                          .save = call.tr("Save and add the scan"),
                          .back = call.url("/post"),
                          .known = known,
                          .status = status});
}

}  // namespace

Response new_paper_page(Call& call, const Office& office) {
  const PaperEntry blank{.draft = {},
                         .paper = {},
                         .language = std::string(call.words().language()),
                         .entry_key = office.host->secrets().random_token(24)};
  return form_page(call, office, paper_form(call, office, blank), 0, 200);
}

Response new_paper_action(Call& call, const Office& office) {
  auto read = read_paper_form(call, office);
  if (!read.ok) return form_page(call, office, std::move(read.form), 0, 422);
  const auto entered = enter_paper(office, call.service().slug, read.entry, call.actor());
  if (!entered) return form_page(call, office, std::move(read.form), std::stoll(entered.error().message), 409);
  return redirect(call.url("/post/" + std::to_string(*entered)));
}

}  // namespace kenes::petition
