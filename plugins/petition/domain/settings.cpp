#include "domain/settings.hpp"

#include <algorithm>

#include "attachments/attachments.hpp"
#include "challenge/challenge.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

Schema settings_schema() {
  Schema schema{
      {.name = "public_api",
       .description = "The form of the service's JSON: \"\" for twins of the pages, or that of petition.parliament.uk",
       .fallback = "",
       .one_of = {"", "uk-parliament"}},
      {.name = "place_kind",
       .description = "Kind of territory that supporters name when they sign; empty to ask for none",
       .fallback = "",
       .max = 40},
      {.name = "keep_names",
       .type = FieldType::boolean,
       .description = "Whether the name that a supporter confirms is kept with the signature",
       .fallback = false},
      {.name = "objections",
       .description = "E-mail address to which people write whose signature was invalidated; empty: that of the "
                      "authority that checks petitions",
       .fallback = "",
       .max = 200},
      {.name = "paper_identity",
       .description = "The key_space (or key) of the way to sign in whose subject people write on lists on paper, a "
                      "national number say; empty: lists have name and date of birth",
       .fallback = "",
       .max = 60},
      {.name = "count_kinds",
       .type = FieldType::strings,
       .description = "Kinds of territory by which signatures are shown; place_kind if empty",
       .fallback = boost::json::array{}},
      {.name = "topics",
       .type = FieldType::tables,
       .description = "Subjects under which moderators file petitions",
       .fallback = boost::json::array{},
       .fields = {{.name = "code", .description = "Stable, in addresses", .required = true, .min = 1, .max = 60},
                  {.name = "title", .type = FieldType::text, .description = "Shown to people", .required = true}}},
      {.name = "authors",
       .type = FieldType::table,
       .description = "What an author may ask for",
       .fields = {{.name = "anonymous",
                   .type = FieldType::boolean,
                   .description = "to be published without a name",
                   .fallback = false},
                  {.name = "groups",
                   .type = FieldType::boolean,
                   .description = "to write on behalf of a group",
                   .fallback = false}}},
      watch_settings(),
      attachment_settings(),
  };
  for (auto& field : challenge_settings()) schema.push_back(std::move(field));
  return schema;
}

const Topic* Settings::topic(std::string_view code) const {
  const auto found = std::find_if(topics.begin(), topics.end(), [&](const Topic& topic) { return topic.code == code; });
  return found == topics.end() ? nullptr : &*found;
}

namespace {

std::string text_at(const boost::json::object& settings, std::string_view key) {
  const auto* value = settings.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool flag_at(const boost::json::object& settings, std::string_view key) {
  const auto* value = settings.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

Settings read_settings(const boost::json::object& from) {
  Settings settings;
  settings.uk_api = text_at(from, "public_api") == "uk-parliament";
  settings.place_kind = text_at(from, "place_kind");
  settings.paper_identity = text_at(from, "paper_identity");
  settings.objections = text_at(from, "objections");
  settings.keep_names = flag_at(from, "keep_names");
  if (const auto* authors = from.if_contains("authors"); authors != nullptr && authors->is_object()) {
    settings.anonymous_authors = flag_at(authors->get_object(), "anonymous");
    settings.group_authors = flag_at(authors->get_object(), "groups");
  }
  if (const auto* kinds = from.if_contains("count_kinds"); kinds != nullptr && kinds->is_array()) {
    for (const auto& kind : kinds->get_array()) settings.count_kinds.emplace_back(kind.as_string());
  }
  settings.challenge = challenge_rule(from);
  if (settings.count_kinds.empty() && !settings.place_kind.empty()) settings.count_kinds = {settings.place_kind};
  // The official figures of the API come by these three.
  if (settings.uk_api) {
    for (const char* kind : {"constituency", "country", "region"}) {
      if (std::find(settings.count_kinds.begin(), settings.count_kinds.end(), kind) == settings.count_kinds.end()) {
        settings.count_kinds.emplace_back(kind);
      }
    }
  }
  if (const auto* topics = from.if_contains("topics"); topics != nullptr && topics->is_array()) {
    for (const auto& topic : topics->get_array()) {
      settings.topics.push_back({std::string(topic.at("code").as_string()), LocalText::from(topic.at("title"))});
    }
  }
  return settings;
}

}  // namespace kenes::petition
