// A way to sign in that a plugin brings: somebody shows a card to a reader. A real one would ask the reader; this one
// takes what is typed, so it is for tests only.
#include <algorithm>

#include "kenes/form.hpp"
#include "kenes/plugin.hpp"

namespace {

using namespace kenes;

Response card_page(std::string_view slug, std::string_view ticket, boost::json::object form, int status) {
  return page("card_reader/card",
              {{"title", "Show your card"},
               {"action", "/" + std::string(slug) + "/card"},
               {"ticket", std::string(ticket)},
               {"form", std::move(form)}},
              status);
}

Response ask_for_card(Call&, const SignInStart& start) {
  return card_page(start.service.slug, start.ticket, Form::blank({{"number", ""}, {"name", ""}}), 200);
}

bool is_number(const std::string& number) {
  return number.size() == 12 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Response take_card(Call& call) {
  auto& door = *call.host().find<SignInDoor>();
  const auto& entered = call.request().form;
  const auto ticket = entered.get("ticket");
  if (entered.has("cancel")) return door.turn_away(call, ticket, "cancelled");

  Form form(entered, call.words());
  const auto number = form.text("number", {.required = "Enter the number of the card"});
  const auto name = form.text("name", {});
  if (form.ok() && !is_number(number)) form.reject("number", "Enter the 12 digits of the card");
  if (!form.ok()) return card_page(call.service().slug, ticket, form.model(), 422);
  return door.admit(call, ticket,
                    {.subject = number,
                     .assurance = entered.get("level") == "high" ? Assurance::high : Assurance::substantial,
                     .email = std::string(entered.get("email")),
                     .name = name,
                     .facts = {.residence = "KZ"}});
}

class CardReader final : public Plugin {
 public:
  void declare(Registrar& registrar) override {
    registrar.sign_in({.way = {.assurance = Assurance::substantial, .residence = true},
                       .about = [](const Translator&) { return std::string("For who has a card and a reader."); },
                       .start = ask_for_card});
    // Whoever comes to the service itself is shown the way.
    registrar.route({.method = Method::get, .path = "", .access = Access::anyone(), .handler = [](Call& call) {
                       return call.sign_in("/", "", {call.service().slug});
                     }});
    registrar.route({.method = Method::post,
                     .path = "/card",
                     .access = Access::anyone(),
                     .handler = take_card,
                     .twin = false,
                     .per_minute = 30});
  }
};

}  // namespace

KENES_PLUGIN(CardReader, "card_reader", "1.0.0", "", "Signing in with a card")
