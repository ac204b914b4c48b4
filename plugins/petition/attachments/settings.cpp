#include "attachments/attachments.hpp"

namespace kenes::petition {

SchemaField attachment_settings() {
  return {.name = "attachments",
          .type = FieldType::table,
          .description = "What files an author may add; without this table none",
          .fields = {{.name = "total_mb",
                      .type = FieldType::integer,
                      .description = "Megabytes of all files of one petition together",
                      .required = true,
                      .min = 1,
                      .max = 10'000},
                     {.name = "count",
                      .type = FieldType::integer,
                      .description = "Number of files of one petition",
                      .fallback = 10,
                      .min = 1,
                      .max = 200},
                     {.name = "types",
                      .type = FieldType::strings,
                      .description = "Media types, such as \"application/pdf\" or \"image/*\"; any if empty",
                      .fallback = boost::json::array{}}}};
}

std::optional<FileLimits> attachment_limits(const Service& service) {
  const auto* table = service.settings.if_contains("attachments");
  if (table == nullptr || !table->is_object() || !table->get_object().contains("total_mb")) return std::nullopt;
  FileLimits limits;
  limits.total = table->at("total_mb").as_int64() * 1'000'000;
  limits.count = static_cast<int>(table->at("count").as_int64());
  for (const auto& type : table->at("types").as_array()) limits.types.emplace_back(type.as_string());
  return limits;
}

}  // namespace kenes::petition
