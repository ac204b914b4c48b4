#include "commands/hide_feedback.hpp"

#include "domain/reasons.hpp"
#include "kenes/form.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::feedback {
namespace {

Response form_page(Call& call, const Entry& entry, boost::json::object form, int status) {
  boost::json::array reasons;
  for (const auto& code : hiding_reasons()) {
    reasons.push_back({{"value", code}, {"text", reason_text(call.words(), code)}, {"selected", false}});
  }
  return page("feedback/hide",
              {{"title", call.tr("Hide this feedback")},
               {"entry", entry_model(call, entry)},
               {"action", entry_url(call, entry.id) + "/hide"},
               {"reasons", std::move(reasons)},
               {"form", std::move(form)}},
              status);
}

}  // namespace

Response hide_form(Call& call) {
  const auto entry = requested_entry(call);
  if (!entry) return not_found();
  return form_page(call, *entry, Form::blank({{"reason", ""}}), 200);
}

Response hide(Call& call) {
  const auto entry = requested_entry(call);
  if (!entry) return not_found();
  Form form(call.request().form, call.words());
  const auto reason = form.choice("reason", hiding_reasons(), message_id("Choose why it is hidden"));
  if (!form.ok()) return form_page(call, *entry, form.model(), 422);
  const bool was_hidden = call.host().database().write([&](soci::session& sql) {
    return hide_feedback(sql, call.host(), call.service(), entry->id, call.actor().person_id, reason);
  });
  if (was_hidden) call.flash("success", call.tr("The feedback is hidden. You can show it again from its page."));
  return redirect(entry_url(call, entry->id));
}

Response show_again(Call& call) {
  const auto id = requested_id(call);
  const bool is_back = call.host().database().write([&](soci::session& sql) {
    return show_feedback_again(sql, call.host(), call.service(), id, call.actor().person_id);
  });
  if (is_back) call.flash("success", call.tr("The feedback is shown again."));
  return redirect(entry_url(call, id));
}

}  // namespace kenes::feedback
