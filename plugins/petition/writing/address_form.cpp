#include "writing/address_form.hpp"

namespace kenes::petition {

namespace {

// More would make the page heavy; then names are typed, and a mistyped one is answered with those that are near.
constexpr std::size_t most_suggested = 1500;

using Places = std::shared_ptr<const std::vector<participation::Territory>>;

Places places_of(soci::session& sql, const Office& office, const participation::Level& level) {
  return office.kit->territories().all(sql, level.kind);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// The code of the place of this level that was meant. A level with one place (the country) needs no name.
std::string read_place(soci::session& sql, Form& form, const Call& call, const Office& office,
                       const participation::Level& level) {
  auto& territories = office.kit->territories();
  const auto all = places_of(sql, office, level);
  if (all->size() == 1) {
    form.text("place", {.max_length = 200});
    return all->front().code;
  }
  const auto name = form.text("place", {.required = "Enter the name of the place", .max_length = 200});
  if (name.empty()) return {};
  if (const auto found = territories.named(sql, level.kind, name)) return found->code;
  const auto near = territories.similar(sql, level.kind, name, 5);
  form.reject("place", near.empty()
                           ? call.tr("We don't know this place. Choose one from the list")
                           : call.tr("We don't know this place. Did you mean: {names}?", {{"names", joined(near)}}));
  return {};
}

std::string value_of(const boost::json::object& form, std::string_view field) {
  const auto* entry = form.if_contains(field);
  return entry == nullptr ? std::string() : std::string(entry->at("value").as_string());
}

boost::json::object option(const std::string& value, const std::string& text, const std::string& details,
                           const std::string& chosen) {
  return {{"value", value}, {"text", text}, {"details", details}, {"selected", value == chosen}};
}

}  // namespace

Address read_address(Form& form, const Call& call, const Office& office, const Process& process) {
  Address address;
  if (!process.fields.empty()) {
    std::vector<std::string> ids;
    for (const auto& field : process.fields) ids.push_back(field.id);
    address.field = form.choice("field", ids, message_id("Choose what your petition is about"));
  }
  if (process.levels.empty()) return address;
  std::vector<std::string> kinds;
  for (const auto& level : process.levels) kinds.push_back(level.kind);
  const auto* level =
      process.level(form.choice("level", kinds, message_id("Choose who your petition is addressed to")));
  if (level == nullptr) {
    form.text("place", {.max_length = 200});
    return address;
  }
  address.territory =
      office.database().read([&](soci::session& sql) { return read_place(sql, form, call, office, *level); });
  return address;
}

void add_address(const Call& call, const Office& office, const Address& address, std::vector<NamedValue>& values) {
  std::string kind, name;
  if (!address.territory.empty()) {
    office.database().read([&](soci::session& sql) {
      const auto place = office.kit->territories().find(sql, address.territory);
      if (!place) return;
      kind = place->kind;
      name = place->name_in(call.words().language());
    });
  }
  values.push_back({"field", address.field});
  values.push_back({"level", kind});
  values.push_back({"place", name});
}

void add_address_questions(const Call& call, const Office& office, const Process& process,
                           const boost::json::object& form, boost::json::object& model) {
  const auto language = call.words().language();
  boost::json::array fields, levels, names;
  const auto field = value_of(form, "field"), kind = value_of(form, "level");
  for (const auto& one : process.fields) {
    fields.emplace_back(option(one.id, one.title.in(language), one.explanation.in(language), field));
  }
  bool asks_place = false;
  if (!process.levels.empty()) {
    office.database().read([&](soci::session& sql) {
      for (const auto& level : process.levels) {
        const auto places = places_of(sql, office, level);
        levels.emplace_back(option(level.kind, level.title.in(language), "", kind));
        if (places->size() == 1) continue;
        asks_place = true;
        if (places->size() + names.size() > most_suggested) continue;
        for (const auto& place : *places) names.emplace_back(boost::json::object{{"text", place.name_in(language)}});
      }
    });
  }
  model["fields"] = std::move(fields);
  model["levels"] = std::move(levels);
  model["asks_level_place"] = asks_place;
  model["level_places"] = std::move(names);
}

}  // namespace kenes::petition
