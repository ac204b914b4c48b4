#include "commands/authorship.hpp"

namespace kenes::petition {

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
