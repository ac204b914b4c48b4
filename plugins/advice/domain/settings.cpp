#include "domain/settings.hpp"

#include <algorithm>

namespace kenes::advice {
namespace {

int number(const Service& service, std::string_view key) {
  return static_cast<int>(service.settings.at(key).as_int64());
}

LocalText words(const boost::json::value& table, std::string_view key) {
  const auto* value = table.as_object().if_contains(key);
  return value == nullptr ? LocalText{} : LocalText::from(*value);
}

}  // namespace

const Topic* Settings::topic(std::string_view code) const {
  const auto found = std::find_if(topics.begin(), topics.end(), [&](const Topic& one) { return one.code == code; });
  return found == topics.end() ? nullptr : &*found;
}

Schema settings_schema() {
  using enum FieldType;
  return {{.name = "telephones",
           .type = tables,
           .description = "numbers that people may call",
           .fallback = boost::json::array{},
           .fields = {{.name = "number", .description = "as it is dialled", .required = true, .min = 3, .max = 40},
                      {.name = "about", .type = text, .description = "who answers, or for what it is"},
                      {.name = "hours", .type = text, .description = "when somebody answers"}}},
          {.name = "topics",
           .type = tables,
           .description = "subjects to choose from; none: not asked for",
           .fallback = boost::json::array{},
           .fields = {{.name = "code", .description = "stable", .required = true, .min = 1, .max = 60},
                      {.name = "title", .type = text, .description = "shown to people", .required = true}}},
          {.name = "answer_days",
           .type = integer,
           .description = "days after which an answer is overdue",
           .fallback = 5,
           .min = 1,
           .max = 365},
          {.name = "keep_days",
           .type = integer,
           .description = "days after the answer when names, contacts and texts are erased",
           .fallback = 30,
           .min = 1,
           .max = 3650},
          {.name = "characters",
           .type = integer,
           .description = "the longest question, in characters",
           .fallback = 3000,
           .min = 200,
           .max = 10'000},
          {.name = "page_size",
           .type = integer,
           .description = "questions on one page of a list",
           .fallback = 20,
           .min = 1,
           .max = 100}};
}

Settings settings_of(const Service& service) {
  Settings settings;
  for (const auto& one : service.settings.at("telephones").as_array()) {
    settings.telephones.push_back(
        {std::string(one.at("number").as_string()), words(one, "about"), words(one, "hours")});
  }
  for (const auto& one : service.settings.at("topics").as_array()) {
    settings.topics.push_back({std::string(one.at("code").as_string()), words(one, "title")});
  }
  settings.answer_within = std::chrono::days(number(service, "answer_days"));
  settings.keep = std::chrono::days(number(service, "keep_days"));
  settings.characters = number(service, "characters");
  settings.page_size = number(service, "page_size");
  return settings;
}

}  // namespace kenes::advice
