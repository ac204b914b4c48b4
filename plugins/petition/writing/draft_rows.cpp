#include "writing/draft_rows.hpp"

namespace kenes::petition {

namespace {

std::string place_of(const Office& office, const Process& process, const std::string& code, std::string_view language) {
  return office.database().read([&](soci::session& sql) -> std::string {
    const auto place = office.kit->territories().find(sql, code);
    if (!place) return code;
    const auto* level = process.level(place->kind);
    const auto& name = place->name_in(language);
    return level == nullptr ? name : level->title.in(language) + ": " + name;
  });
}

}  // namespace

boost::json::array draft_rows(const Call& call, const Office& office, const Process& process, const Draft& draft,
                              const std::string& email) {
  boost::json::array rows;
  const auto add = [&](const std::string& title, const std::string& value, const char* at) {
    if (!value.empty()) rows.emplace_back(boost::json::object{{"title", title}, {"value", value}, {"at", at}});
  };
  const auto& settings = office.settings_of(call.service().slug);
  const auto language = call.words().language();
  if (const auto* field = process.field(draft.address.field)) {
    add(call.tr("What it is about"), field->title.in(language), "field");
  }
  if (!draft.address.territory.empty()) {
    add(call.tr("Addressed to"), place_of(office, process, draft.address.territory, language), "level");
  }
  if (!draft.author.group.empty()) {
    const auto count = call.words().trn("{group}, {count} member", "{group}, {count} members", draft.author.group_size,
                                        {{"group", draft.author.group}});
    add(call.tr("On behalf of"), count, "group");
  }
  const bool asked = process.author.assurance == Assurance::none;
  add(call.tr("Your name"), draft.author.name, asked ? "name" : "");
  add(call.tr("Your e-mail address"), email, "");
  if (settings.anonymous_authors) {
    add(call.tr("Published under your name"), draft.author.anonymous ? call.tr("No, without a name") : call.tr("Yes"),
        "anonymous");
  }
  return rows;
}

}  // namespace kenes::petition
