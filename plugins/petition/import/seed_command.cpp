#include "import/seed_command.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

#include "commands/refresh_facets.hpp"
#include "domain/stages.hpp"
#include "import/example_file.hpp"
#include "import/import_command.hpp"
#include "import/json_fields.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

// The petition that was taken in from this origin; 0 if there is none.
long long id_of_origin(soci::session& sql, const std::string& service, const std::string& origin) {
  long long id = 0;
  sql << "SELECT petition_id FROM petition.imported WHERE service = cast(:service as text) AND origin = cast(:origin "
         "as text)",
      soci::use(service), soci::use(origin), soci::into(id);
  return sql.got_data() ? id : 0;
}

void write_texts(soci::session& sql, std::int64_t id, const std::string& service, const Example& example, Time since,
                 bool everyone) {
  const auto at = sql::from(since);
  const auto frozen = everyone ? at : 0;
  const int anonymous = example.anonymous ? 1 : 0;
  sql << "INSERT INTO petition.petition (id, service, author_id, creator_name, anonymous, language, action, "
         "  background, additional_details, created_at, updated_at, frozen_at, text_sha256) "
         "SELECT cast(:id as bigint), cast(:service as text), 0, cast(:name as text), "
         "  cast(cast(:anonymous as integer) as boolean), cast(:language as text), t.action, "
         "  t.background, t.details, kenes.to_time(t.at), kenes.to_time(t.at), kenes.to_time(nullif(t.frozen, 0)), "
         "  CASE WHEN t.frozen <> 0 THEN encode(sha256(convert_to("
         "    t.action || E'\\n\\n' || t.background || E'\\n\\n' || t.details, 'UTF8')), 'hex') END "
         "FROM (SELECT cast(:action as text) AS action, cast(:background as text) AS background, "
         "  cast(:details as text) AS details, cast(:at as bigint) AS at, cast(:frozen as bigint) AS frozen) t",
      soci::use(id), soci::use(service), soci::use(example.creator_name), soci::use(anonymous),
      soci::use(example.language), soci::use(example.texts.action), soci::use(example.texts.background),
      soci::use(example.texts.additional_details), soci::use(at), soci::use(frozen);
  sql << "INSERT INTO petition.imported (petition_id, service, origin, file_sha256) VALUES "
         "(cast(:id as bigint), cast(:service as text), cast(:origin as text), 'example')",
      soci::use(id), soci::use(service), soci::use(example.origin);
}

void write_topics(soci::session& sql, std::int64_t id, const std::vector<std::string>& topics) {
  const auto codes = sql::array(topics);
  sql << "INSERT INTO petition.topic (petition_id, code) SELECT cast(:id as bigint), code "
         "FROM unnest(cast(:codes as text[])) AS code "
         "WHERE NOT EXISTS (SELECT 1 FROM petition.topic t WHERE t.petition_id = cast(:same as bigint)) "
         "ON CONFLICT DO NOTHING",
      soci::use(id), soci::use(codes), soci::use(id);
  refresh_facets(sql, id);
}

// Adds one example; its address, or "" if it was there.
std::string seed(const Office& office, const std::string& service, const Example& example) {
  const auto* stage = office.process(service).stage(example.stage);
  if (stage == nullptr) throw Refused(example.origin + ": the process has no stage \"" + example.stage + "\"");
  return office.database().write([&](soci::session& sql) -> std::string {
    if (id_of_origin(sql, service, example.origin) != 0) return {};
    const auto since = office.host->clock().now() - std::chrono::hours{24} * example.days_ago;
    const bool everyone = is_public(*stage);
    participation::Engine::Imported imported;
    imported.service = service;
    imported.origin = example.origin;
    imported.stage = stage->id;
    imported.field = example.field;
    imported.count_base = example.count;
    imported.created_at = since;
    if (everyone) imported.published_at = since;
    imported.stage_until = office.engine().deadline_after(sql, office.process(service), stage->within, since);
    const auto id = office.engine().import(sql, imported).first;
    write_texts(sql, id, service, example, since, everyone);
    office.kit->timeline().replace(
        sql, id, {{since, "stage", {{"from", ""}, {"to", stage->id}, {"cause", "imported"}, {"reason", ""}}}});
    write_topics(sql, id, example.topics);
    const auto path = "/" + std::to_string(id);
    if (everyone || stage->visibility != participation::Visibility::link) return office.link(service, path);
    return office.link(service, path + "/support/" + office.engine().find(sql, id)->link_token);
  });
}

Examples read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  if (!stream) throw Refused("can't be read");
  boost::json::error_code error;
  const auto document = boost::json::parse(content.str(), error);
  if (error) throw Refused("is not JSON: " + error.message());
  return read_examples(document);
}

void seed_all(const Office& office, const std::string& service, const Examples& examples) {
  for (const auto& example : examples.petitions) {
    const auto link = seed(office, service, example);
    std::cout << example.origin << " (" << example.stage << "): " << (link.empty() ? "is there already" : link) << "\n";
  }
  for (const auto& of_one : examples.topics) {
    office.database().write([&](soci::session& sql) {
      const auto& [origin, topics] = of_one;
      if (const auto id = id_of_origin(sql, service, origin); id != 0) write_topics(sql, id, topics);
    });
  }
}

}  // namespace

int seed_petitions(const Office& office, std::span<const std::string> arguments) {
  const bool named = arguments.size() == 3 && arguments[0] == "--service";
  if (!named && arguments.size() != 1) {
    std::cerr << "seed petitions: expected one file. Usage: kenes seed petitions [--service SLUG] FILE\n";
    return 2;
  }
  const auto service = service_for_import(office, named ? arguments[1] : "");
  if (service.empty()) {
    std::cerr << "seed petitions: the portal has no such petition service\n";
    return 2;
  }
  const auto& path = arguments.back();
  try {
    seed_all(office, service, read_file(path));
  } catch (const Refused& refused) {
    std::cerr << path << ": refused: " << refused.what() << "\n";
    return 1;
  }
  return 0;
}

}  // namespace kenes::petition
