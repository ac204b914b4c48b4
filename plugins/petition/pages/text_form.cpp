#include "pages/text_form.hpp"

namespace kenes::petition {

namespace {

int limit(const participation::Process& process, std::string_view name, int fallback) {
  return static_cast<int>(process.limit(name, fallback));
}

}  // namespace

std::string read_action(Form& form, const participation::Process& process) {
  return form.text("action", {.required = "Enter what you want to be done",
                              .max_length = limit(process, "action", 80),
                              .too_long = "What you want must be {max} characters or fewer: it has {count}"});
}

Texts read_texts(Form& form, const participation::Process& process) {
  Texts texts;
  texts.action = read_action(form, process);
  texts.background =
      form.text("background", {.required = "Enter why you want it",
                               .max_length = limit(process, "background", 300),
                               .too_long = "Why you want it must be {max} characters or fewer: it has {count}"});
  const int details = limit(process, "additional_details", 800);
  if (details == 0) return texts;  // the procedure has no such field
  texts.additional_details = form.text(
      "additional_details",
      {.max_length = details, .too_long = "More details must be {max} characters or fewer: they have {count}"});
  return texts;
}

boost::json::object limit_model(const participation::Process& process) {
  return {{"action", limit(process, "action", 80)},
          {"background", limit(process, "background", 300)},
          {"additional_details", limit(process, "additional_details", 800)}};
}

}  // namespace kenes::petition
