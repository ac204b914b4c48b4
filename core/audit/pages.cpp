#include "audit/pages.hpp"

#include "audit/find.hpp"
#include "audit/log.hpp"
#include "identity/address.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::audit {
namespace {

constexpr int page_size = 50;
constexpr std::string_view path = "/staff/audit";
constexpr std::int64_t nobody = -1;  // an address that belongs to no account: nothing was done by it

std::int64_t person_from(soci::session& sql, const NamedValues& query) {
  const auto asked = query.get("person");
  if (asked.empty()) return 0;
  if (const auto number = query.integer("person", 0, 1, std::numeric_limits<std::int64_t>::max()); number != 0)
    return number;
  const auto email = identity::normalise_address(asked);
  const auto owner = email ? owner_of(sql, *email) : 0;
  return owner == 0 ? nobody : owner;
}

std::string address_of(const NamedValues& query, std::int64_t before) {
  auto address = std::string(path) + "?before=" + std::to_string(before);
  for (const auto* name : {"action", "subject", "person"})
    if (query.has(name)) address += "&" + std::string(name) + "=" + identity::in_query(query.get(name));
  return address;
}

boost::json::array shown(const std::vector<Record>& records, const std::map<std::int64_t, std::string>& known) {
  boost::json::array entries;
  for (const auto& record : records) {
    const auto name = known.find(record.entry.person_id);
    const auto& details = record.entry.details;
    entries.push_back(boost::json::object{{"id", record.id},
                                          {"at", to_iso(record.at)},
                                          {"person", record.entry.person_id},
                                          {"name", name == known.end() ? "" : name->second},
                                          {"action", record.entry.action},
                                          {"subject", record.entry.subject},
                                          {"details", details.empty() ? "" : boost::json::serialize(details)}});
  }
  return entries;
}

Response show(Call& call) {
  const auto& query = call.request().query;
  Filter filter{.subject = std::string(query.get("subject")), .action = std::string(query.get("action"))};
  const auto before = query.integer("before", 0, 0, std::numeric_limits<std::int64_t>::max());
  std::vector<Record> records;
  std::map<std::int64_t, std::string> known;
  std::vector<std::string> all;
  call.host().database().read([&](soci::session& sql) {
    filter.person_id = person_from(sql, query);
    records = Log::page(sql, filter, before, page_size + 1);
    std::vector<std::int64_t> people;
    for (const auto& record : records) people.push_back(record.entry.person_id);
    known = names(sql, people);
    all = actions(sql);
  });
  boost::json::value next;
  if (static_cast<int>(records.size()) > page_size) {
    records.pop_back();
    next = boost::json::string(address_of(query, records.back().id));
  }
  boost::json::array options;
  for (const auto& action : all)
    options.push_back(boost::json::object{{"value", action}, {"text", action}, {"selected", action == filter.action}});
  const bool narrowed = !filter.subject.empty() || !filter.action.empty() || filter.person_id != 0;
  return page("core/staff/audit", {{"title", call.tr("Record of what was done")},
                                   {"form", Form::blank({{"action", filter.action},
                                                         {"subject", filter.subject},
                                                         {"person", std::string(query.get("person"))}})},
                                   {"actions", std::move(options)},
                                   {"entries", shown(records, known)},
                                   {"clear", narrowed ? std::string(path) : ""},
                                   {"next", std::move(next)}});
}

}  // namespace

void declare_pages(Registrar& registrar) {
  registrar.route({.method = Method::get,
                   .path = std::string(path),
                   .access = Access::role("administrator"),
                   .handler = show,
                   .per_minute = 120});
}

}  // namespace kenes::audit
