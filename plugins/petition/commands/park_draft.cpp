#include "commands/park_draft.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

std::int64_t in_a_day(const Office& office) {
  return sql::from(office.host->clock().now() + std::chrono::hours{24});
}

boost::json::object to_json(const Draft& draft) {
  return {{"action", draft.texts.action},
          {"background", draft.texts.background},
          {"additional_details", draft.texts.additional_details},
          {"territory", draft.address.territory},
          {"field", draft.address.field},
          {"name", draft.author.name},
          {"anonymous", draft.author.anonymous},
          {"group", draft.author.group},
          {"group_size", draft.author.group_size}};
}

Draft from_json(const boost::json::object& from) {
  const auto text = [&](std::string_view key) {
    const auto* value = from.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
  };
  Draft draft{{text("action"), text("background"), text("additional_details")},
              {text("territory"), text("field")},
              {.name = text("name"), .group = text("group")}};
  if (const auto* anonymous = from.if_contains("anonymous")) draft.author.anonymous = anonymous->as_bool();
  if (const auto* size = from.if_contains("group_size")) draft.author.group_size = size->to_number<int>();
  return draft;
}

}  // namespace

std::string park_draft(const Office& office, std::string_view service, const Draft& draft) {
  const auto token = office.host->secrets().random_token(24);
  const std::string slug(service);
  const auto content = boost::json::serialize(to_json(draft));
  office.database().write([&](soci::session& sql) {
    const auto until = in_a_day(office);
    sql << "INSERT INTO petition.parked (token, service, content, kept_until) VALUES (cast(:token as text), "
           "cast(:service as text), cast(:content as jsonb), kenes.to_time(cast(:until as bigint))) "
           "ON CONFLICT (token) DO NOTHING",
        soci::use(token), soci::use(slug), soci::use(content), soci::use(until);
  });
  return token;
}

std::optional<Draft> parked_draft(const Office& office, std::string_view service, std::string_view token) {
  if (token.empty()) return std::nullopt;
  const std::string slug(service), wanted(token);
  const auto now = sql::from(office.host->clock().now());
  return office.database().read([&](soci::session& sql) -> std::optional<Draft> {
    std::string content;
    sql << "SELECT cast(content as text) FROM petition.parked WHERE token = cast(:token as text) "
           "AND service = cast(:service as text) AND kept_until > kenes.to_time(cast(:now as bigint))",
        soci::use(wanted), soci::use(slug), soci::use(now), soci::into(content);
    if (!sql.got_data()) return std::nullopt;
    return from_json(boost::json::parse(content).as_object());
  });
}

void drop_old_drafts(const Office& office) {
  office.database().write([&](soci::session& sql) {
    const auto now = sql::from(office.host->clock().now());
    sql << "DELETE FROM petition.parked WHERE kept_until <= kenes.to_time(cast(:now as bigint))", soci::use(now);
  });
}

}  // namespace kenes::petition
