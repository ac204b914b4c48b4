// Free legal advice: the plugin's table of contents.
#include "kenes/plugin.hpp"

#include "commands/erase_answered.hpp"
#include "domain/settings.hpp"
#include "pages/pages.hpp"

namespace kenes::advice {
namespace {

constexpr int questions_per_minute = 3;

class AdvicePlugin : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    const auto anyone = Access::anyone();
    const auto lawyers = Access::role("lawyer");
    registrar.settings(settings_schema());
    registrar.role("lawyer", message_id("Answers questions for legal advice"));
    registrar.staff_page("/desk", message_id("Questions to answer"), {"lawyer"});
    registrar.timer(
        {"advice.erase", std::chrono::hours{1}, [](Host& host, const boost::json::object&) { erase_answered(host); }});

    registrar.route({Method::get, "", anyone, home_page});
    registrar.route({Method::get, "/ask", anyone, ask_form, false});
    registrar.route({Method::post, "/ask", anyone, ask_action, false, questions_per_minute});
    registrar.route({Method::get, "/receipt/{once}", anyone, receipt_page, false});

    registrar.route({Method::get, "/desk", lawyers, desk_page, false});
    registrar.route({Method::get, "/desk/{id:int}", lawyers, question_page, false});
    registrar.route({Method::post, "/desk/{id:int}/claim", lawyers, claim_action, false});
    registrar.route({Method::post, "/desk/{id:int}/release", lawyers, release_action, false});
    registrar.route({Method::post, "/desk/{id:int}/answer", lawyers, answer_action, false});
    registrar.route({Method::get, "/desk/{id:int}/example", lawyers, example_form, false});
    registrar.route({Method::post, "/desk/{id:int}/example", lawyers, example_action, false});
    registrar.route({Method::get, "/examples/{id:int}/remove", lawyers, remove_form, false});
    registrar.route({Method::post, "/examples/{id:int}/remove", lawyers, remove_action, false});
  }
};

}  // namespace
}  // namespace kenes::advice

KENES_PLUGIN(kenes::advice::AdvicePlugin, "advice", "1.0.0", "",
             "Free legal advice by telephone, e-mail or text message")
