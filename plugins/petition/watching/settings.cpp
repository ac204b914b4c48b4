#include <algorithm>

#include "domain/mail_domain.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

SchemaField watch_settings() {
  return {.name = "watch",
          .type = FieldType::table,
          .description = "What moderators are shown as a surge of signatures",
          .fields = {{.name = "least",
                      .type = FieldType::integer,
                      .description = "Fewer signatures in an hour are no surge; 50",
                      .fallback = 50,
                      .min = 10,
                      .max = 1'000'000},
                     {.name = "factor",
                      .type = FieldType::number,
                      .description = "How many times what is usual are a surge; 5",
                      .fallback = 5.0,
                      .min = 2,
                      .max = 1'000},
                     {.name = "disposable_domains",
                      .type = FieldType::strings,
                      .description = "Mail domains whose addresses are thrown away, beside those that are known",
                      .fallback = boost::json::array{}}}};
}

participation::WatchRules watch_rules(const Service& service) {
  participation::WatchRules rules;
  const auto* table = service.settings.if_contains("watch");
  if (table == nullptr || !table->is_object()) return rules;
  const auto& from = table->get_object();
  if (const auto* least = from.if_contains("least")) rules.least = least->to_number<std::int64_t>();
  if (const auto* factor = from.if_contains("factor")) rules.factor = factor->to_number<double>();
  if (const auto* domains = from.if_contains("disposable_domains"); domains != nullptr && domains->is_array()) {
    for (const auto& domain : domains->get_array()) rules.disposable_domains.push_back(mail_domain(domain.as_string()));
  }
  std::sort(rules.disposable_domains.begin(), rules.disposable_domains.end());
  return rules;
}

}  // namespace kenes::petition
