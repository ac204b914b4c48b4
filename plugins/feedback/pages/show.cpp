#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::feedback {

Response show_page(Call& call) {
  const auto entry = requested_entry(call);
  if (!entry) return not_found();
  const bool is_operator = call.is("operator");
  auto model = entry_model(call, *entry);
  int status = 200;
  if (entry->is_hidden() && !is_operator) {
    // That there was something, and why it is gone, stays public; the text doesn't.
    model["text"] = model["answer"] = model["page"] = model["page_href"] = "";
    model["answered_at"] = model["edited_at"] = nullptr;
    status = 410;
  }
  auto response = page("feedback/show", std::move(model), status);
  response.page.html_only = {{"title", call.tr("Feedback {number}", {{"number", call.words().number(entry->id)}})},
                             {"list_href", call.url("")},
                             {"staff", is_operator},
                             {"gone", status == 410}};
  return response;
}

}  // namespace kenes::feedback
