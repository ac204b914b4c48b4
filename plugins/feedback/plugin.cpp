// Feedback: the plugin's table of contents.
#include "kenes/plugin.hpp"

#include "pages/pages.hpp"

namespace kenes::feedback {
namespace {

constexpr int entries_per_minute = 5;

Schema settings() {
  return {{.name = "characters",
           .type = FieldType::integer,
           .description = "the longest feedback that is taken, in characters",
           .fallback = 2000,
           .min = 100,
           .max = 10'000},
          {.name = "page_size",
           .type = FieldType::integer,
           .description = "entries on one page of a list",
           .fallback = 20,
           .min = 1,
           .max = 100}};
}

class FeedbackPlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    const auto anyone = Access::anyone();
    const auto operators = Access::role("operator");
    registrar.settings(settings());
    registrar.role("operator", message_id("Answers feedback and hides what breaks the rules"));
    registrar.staff_page("/staff", message_id("Feedback to answer"), {"operator"});

    registrar.route({Method::get, "", anyone, list_page});
    registrar.route({Method::get, "/new", anyone, give_form, false});
    registrar.route({Method::post, "/new", anyone, give, false, entries_per_minute});
    registrar.route({Method::get, "/{id:int}", anyone, show_page});

    registrar.route({Method::get, "/staff", operators, staff_page, false});
    registrar.route({Method::get, "/{id:int}/answer", operators, answer_form, false});
    registrar.route({Method::post, "/{id:int}/answer", operators, answer});
    registrar.route({Method::get, "/{id:int}/hide", operators, hide_form, false});
    registrar.route({Method::post, "/{id:int}/hide", operators, hide});
    registrar.route({Method::post, "/{id:int}/show-again", operators, show_again});
  }
};

}  // namespace
}  // namespace kenes::feedback

KENES_PLUGIN(kenes::feedback::FeedbackPlugin, "feedback", "1.0.0", "", "What visitors say about the portal itself")
