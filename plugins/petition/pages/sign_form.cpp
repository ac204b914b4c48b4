#include "pages/sign_form.hpp"

#include <algorithm>
#include <array>

#include "challenge/challenge.hpp"
#include "pages/address.hpp"
#include "pages/eligibility.hpp"
#include "pages/models.hpp"
#include "supporters/consent.hpp"

namespace kenes::petition {

namespace {

constexpr int longest_name = 120;
constexpr std::array fields{"name", "place", "notify", "declared", "show_name"};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

using Places = std::shared_ptr<const std::vector<participation::Territory>>;

// The service asks for a place if it names a kind and such places are known.
Places places_to_choose(const Office& office, const Call& call) {
  const auto& kind = office.settings_of(call.service().slug).place_kind;
  if (kind.empty()) return std::make_shared<const std::vector<participation::Territory>>();
  return office.kit->territories().all(office.database(), kind);
}

// The code of the place that was meant, or what is wrong about it in `form`. Who chose from the list costs no query.
std::string resolve_place(Form& form, const Call& call, const Office& office, const Places& places,
                          const std::string& place) {
  const auto chosen =
      std::find_if(places->begin(), places->end(), [&](const auto& one) { return one.is_called(place); });
  if (chosen != places->end()) return chosen->code;
  return office.database().read([&](soci::session& sql) {
    const auto& kind = office.settings_of(call.service().slug).place_kind;
    auto& territories = office.kit->territories();
    if (const auto found = territories.named(sql, kind, place)) return found->code;
    const auto near = territories.similar(sql, kind, place, 5);
    form.reject("place", near.empty()
                             ? call.tr("We don't know this place. Choose one from the list")
                             : call.tr("We don't know this place. Did you mean: {names}?", {{"names", joined(near)}}));
    return std::string();
  });
}

}  // namespace

boost::json::object sign_model(const Call& call, const Office& office, const Seen& seen, boost::json::object form,
                               const std::string& action) {
  const auto& settings = office.settings_of(call.service().slug);
  boost::json::array names;
  const auto places = places_to_choose(office, call);
  for (const auto& place : *places)
    names.emplace_back(boost::json::object{{"text", place.name_in(call.words().language())}});
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Sign this petition");
  model["asks_place"] = !names.empty();
  model["place_title"] = kind_title(settings.place_kind, call.words());
  model["place_names"] = std::move(names);
  model["declaration"] = declaration(call, seen.process->support);
  model["who"] = who_may(call, office, seen.process->support);
  add_consent(model, call, *seen.process, settings.keep_names);
  model["form"] = std::move(form);
  model["form_action"] = action;
  model["challenge"] = challenge_model(call, office, seen.petition.id);
  model["signed_in"] = call.actor().signed_in();
  return model;
}

std::string sign_form_address(const Call& call, const std::string& path) {
  std::vector<NamedValue> entered;
  for (const auto* field : fields) entered.push_back({field, std::string(call.request().query.get(field))});
  return address(call.url(path), entered);
}

boost::json::object blank_sign_form(const Call& call) {
  const auto& query = call.request().query;
  const std::string name(query.has("name") ? query.get("name") : std::string_view(call.actor().name));
  return Form::blank({{"name", name},
                      {"place", std::string(query.get("place"))},
                      {"notify", std::string(query.get("notify"))},
                      {"declared", std::string(query.get("declared"))},
                      {"show_name", std::string(query.get("show_name"))}});
}

Entered read_sign_form(const Call& call, const Office& office, const participation::Process& process) {
  Form form(call.request().form, call.words());
  Entered entered;
  entered.name = form.text("name", {.required = "Enter your name", .max_length = longest_name});
  entered.notify = form.checked("notify");
  const bool must_declare = !declaration(call, process.support).empty();
  entered.declared = form.checked("declared", must_declare ? "Confirm that you may take part" : "");
  entered.show_name = read_consent(form, process);
  std::string territory;
  if (const auto places = places_to_choose(office, call); places->empty()) {
    form.text("place", {});
  } else {
    entered.place = form.text("place", {.required = "Enter where you live", .max_length = 200});
    if (form.ok()) territory = resolve_place(form, call, office, places, entered.place);
  }
  entered.form = form.model();
  if (form.ok())
    entered.signature =
        Signature{id_of(call), entered.name, territory, entered.notify, entered.show_name, call.request().client};
  return entered;
}

Response sign_from_form(Call& call, const Office& office, const Standing& standing, const std::string& path,
                        std::string_view token) {
  const auto entered = read_sign_form(call, office, *standing.process);
  if (!entered.signature) {
    const auto seen = see(office, call, token);
    if (!seen) return not_found();
    return page("petition/sign", sign_model(call, office, *seen, entered.form, call.url(path)), 422);
  }
  const auto& rule = standing.process->support;
  const auto form = address(call.url(path), {{"name", entered.name},
                                             {"place", entered.place},
                                             {"notify", entered.notify ? "yes" : ""},
                                             {"declared", entered.declared ? "yes" : ""},
                                             {"show_name", entered.show_name ? "yes" : ""}});
  if (!call.actor().signed_in())
    return sign_in_for(call, rule, form, call.tr("Confirm your e-mail address to sign the petition."));
  if (auto away = turned_away(call, office, rule, entered.declared, form)) return std::move(*away);
  if (auto away = held_up(call, office, standing.submission.id, form)) return std::move(*away);
  const auto result = sign_petition(office, call.service().slug, *entered.signature, call.actor());
  switch (result.outcome) {
    case participation::SupportOutcome::supported:
      return redirect(call.url("/" + std::to_string(standing.submission.id) + "/signed"));
    case participation::SupportOutcome::already_supported:
      call.flash("important", call.tr("You have already signed this petition."));
      return redirect(call.url("/" + std::to_string(standing.submission.id) + "/signed"));
    case participation::SupportOutcome::invalidated:
      return redirect(call.url("/" + std::to_string(standing.submission.id) + "/signed"));
    case participation::SupportOutcome::author_excluded:
      return conflict(call.tr("You started this petition. It needs the support of other people now."));
    case participation::SupportOutcome::not_collecting:
      return conflict(call.tr("This petition is not collecting signatures now."));
    case participation::SupportOutcome::not_found:
      break;
  }
  return not_found();
}

}  // namespace kenes::petition
