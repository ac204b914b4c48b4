#include "pages/eligibility.hpp"

#include "kenes/participation/guide.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::petition {

namespace {

using Keys = std::vector<std::string>;

// In the address of a form: its reader wants to sign in by another way first.
constexpr const char* another_way = "another_way";

bool asks_place(const participation::Eligibility& rule) {
  return !rule.citizenship.empty() || !rule.residence.empty() || !rule.territories.empty();
}

std::string reason(const Call& call, const std::string& code) {
  if (code == "assurance") return call.tr("The way in which you signed in doesn't prove who you are.");
  if (code == "unknown")
    return call.tr(
        "The law asks for an age, a citizenship or a place of residence that your way to sign in does not confirm.");
  if (code == "age") return call.tr("You are younger than the law asks.");
  if (code == "citizenship") return call.tr("The law asks for another citizenship or country of residence.");
  return call.tr("The law asks for another place of residence.");
}

}  // namespace

std::string declaration(const Call& call, const participation::Eligibility& rule) {
  if (!rule.by_declaration) return {};
  std::string text;
  if (rule.min_age > 0) {
    text = call.words().trn("I am at least {count} year old", "I am at least {count} years old", rule.min_age);
  }
  if (!asks_place(rule)) return text;
  const auto place = call.tr("By my citizenship or place of residence I may take part here");
  return text.empty() ? place : text + ". " + place;
}

boost::json::array who_may(const Call& call, const Office& office, const participation::Eligibility& rule) {
  boost::json::array models;
  if (rule.assurance <= Assurance::contact && rule.min_age == 0 && !asks_place(rule)) return models;
  for (const auto& text : participation::eligibility_words(rule, office.kit->words(call.words().language())))
    models.emplace_back(boost::json::object{{"text", text}});
  return models;
}

Response sign_in_for(Call& call, const participation::Eligibility& rule, const std::string& then,
                     const std::string& why) {
  const auto* sign_ins = call.host().find<SignIns>();
  const auto ways = sign_ins == nullptr ? Keys{} : participation::suitable_ways(rule, sign_ins->ways());
  if (sign_ins == nullptr || ways.size() == sign_ins->ways().size()) return call.sign_in_first(then, why);
  return call.sign_in(then, call.tr("This asks for a way to sign in that shows who you are. What you entered is kept."),
                      ways);
}

std::optional<Response> turned_away(Call& call, const Office& office, const participation::Eligibility& rule,
                                    bool declared, const std::string& form) {
  if (!call.actor().signed_in()) return std::nullopt;
  const auto allowed = eligible(rule, call.actor(), declared, call.now());
  if (allowed) return std::nullopt;
  const auto* sign_ins = call.host().find<SignIns>();
  const bool helps = allowed.error().code == "assurance" || allowed.error().code == "unknown";
  const auto ways = helps && sign_ins != nullptr ? participation::suitable_ways(rule, sign_ins->ways()) : Keys{};
  if (!ways.empty() && call.request().query.has(another_way)) {
    return call.sign_in(form, call.tr("Sign in by a way that shows what the law asks. What you entered is kept."),
                        ways);
  }
  const std::string separator = form.find('?') == std::string::npos ? "?" : "&";
  return page("petition/not_eligible",
              {{"title", helps ? call.tr("We need to know more about you") : call.tr("You may not take part here")},
               {"reason", reason(call, allowed.error().code)},
               {"who", who_may(call, office, rule)},
               {"another_href", ways.empty() ? std::string() : form + separator + another_way + "=yes"},
               {"how_href", call.url("/how-it-works")},
               {"home_href", call.url("")}},
              403);
}

}  // namespace kenes::petition
