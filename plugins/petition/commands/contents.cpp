#include "commands/contents.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

void write_texts(soci::session& sql, std::int64_t petition_id, const Texts& texts, Time at) {
  const auto now = sql::from(at);
  sql << "UPDATE petition.petition SET action = cast(:action as text), background = cast(:background as text), "
         "additional_details = cast(:details as text), updated_at = kenes.to_time(cast(:now as bigint)) "
         "WHERE id = cast(:id as bigint)",
      soci::use(texts.action), soci::use(texts.background), soci::use(texts.additional_details), soci::use(now),
      soci::use(petition_id);
}

void write_authorship(soci::session& sql, std::int64_t petition_id, const Authorship& author,
                      const std::string& account_name) {
  const auto& name = author.name.empty() ? account_name : author.name;
  const int anonymous = author.anonymous ? 1 : 0;
  sql << "UPDATE petition.petition SET creator_name = cast(:name as text), "
         "anonymous = cast(cast(:anonymous as integer) as boolean), group_name = cast(:group as text), "
         "group_size = cast(:size as integer) WHERE id = cast(:id as bigint)",
      soci::use(name), soci::use(anonymous), soci::use(author.group), soci::use(author.group_size),
      soci::use(petition_id);
}

}  // namespace kenes::petition
