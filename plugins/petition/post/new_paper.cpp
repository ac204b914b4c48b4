#include "post/paper_form.hpp"
#include "post/post.hpp"

namespace kenes::petition {

Response new_paper_page(Call& call, const Office& office) {
  return paper_form_page(call, office, blank_paper_form(call, office), 0, 200);
}

Response new_paper_action(Call& call, const Office& office) {
  auto read = read_paper_form(call, office);
  if (!read.ok) return paper_form_page(call, office, std::move(read.form), 0, 422);
  const auto entered = enter_paper(office, call.service().slug, read.entry, call.actor());
  if (!entered) {
    return paper_form_page(call, office, std::move(read.form), std::stoll(entered.error().message), 409);
  }
  return redirect(call.url("/post/" + std::to_string(*entered)));
}

}  // namespace kenes::petition
