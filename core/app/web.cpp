#include "app/web.hpp"

#include "app/home.hpp"
#include "app/problem.hpp"
#include "app/sign_in_offers.hpp"
#include "app/text_gateway.hpp"
#include "audit/pages.hpp"
#include "http/finish.hpp"
#include "users/pages.hpp"

namespace kenes::app {
namespace {

void refuse_if_any(const std::vector<Fault>& faults) {
  if (faults.empty()) return;
  std::string text;
  for (const auto& fault : faults) text += to_string(fault) + "\n";
  throw Refused(text);
}

std::vector<StaffEntry> staff_entries(const plugins::Registry& registry, const config::Portal& portal) {
  std::vector<StaffEntry> entries;
  for (const auto& [plugin, page] : registry.staff_pages())
    for (const auto& service : portal.services)
      if (service.plugin == plugin)
        entries.push_back({"/" + service.slug + page.path, page.title, plugin, "service:" + service.slug, page.roles});
  entries.push_back({std::string(identity::staff::Pages::people_path),
                     message_id("People and roles"),
                     "core",
                     "",
                     {std::string(identity::staff::administrator)},
                     true});
  return entries;
}

identity::joining::Keepers keepers(const plugins::Registry& registry) {
  identity::joining::Keepers all;
  for (const auto& [plugin, data] : registry.personal_data()) all.push_back(data.get());
  return all;
}

// What each plugin keeps of people and tells them, as it has declared and offered it.
std::vector<users::Part> parts_of(Node& node) {
  std::vector<users::Part> parts;
  const auto& blueprint = node.blueprint();
  const auto data_of = [&](const std::string& plugin) {
    for (const auto& [owner, data] : blueprint.registry.personal_data())
      if (owner == plugin) return data;
    return std::shared_ptr<PersonalData>();
  };
  const auto add = [&](const std::string& plugin) {
    auto& host = node.host(plugin);
    parts.push_back(
        {plugin, &host, data_of(plugin), static_cast<Subscriptions*>(host.find(Subscriptions::id_of(plugin)))});
  };
  add("core");
  for (const auto& plugin : blueprint.lifecycle.plugins()) add(plugin.id);
  return parts;
}

std::vector<identity::OfferedWay> offered_ways(Node& node) {
  std::vector<identity::OfferedWay> ways;
  for (const auto& placed : placed_offers(node.blueprint().registry, node.portal()))
    ways.push_back({placed.offer, placed.service, &node.host(placed.plugin)});
  return ways;
}

identity::Ways ways_of(Node& node) {
  return {.openid = node.portal().sign_ins,
          .offered = offered_ways(node),
          .sms = node.portal().text_messages.sign_in && has_text_gateway(node.portal()),
          .sms_limits = identity::text_message_limits(node.portal().text_messages.most_an_hour)};
}

}  // namespace

view::Options view_options(const Blueprint& blueprint, const i18n::Languages& languages) {
  view::Options options;
  options.sources.push_back({"core", blueprint.places.templates});
  for (const auto& plugin : blueprint.lifecycle.plugins())
    options.sources.push_back({plugin.id, plugin.folder / "templates"});
  options.overlays = blueprint.portal().overlays;
  for (const auto& code : blueprint.portal().languages)
    options.languages.push_back({code, [&languages, code](const std::string& domain) -> const Translator& {
                                   return languages.get(domain, code);
                                 }});
  return options;
}

Web::Web(Node& node, http::Metrics& metrics, http::Operations::Ready ready)
    : node_(node),
      operations_(metrics, std::move(ready)),
      pictures_(node.blueprint().places.assets, node.portal()),
      view_(view_options(node.blueprint(), node.languages())),
      sessions_(node.pool(), node.facilities().secrets, node.portal().base_url,
                {.staff_second_factor = node.portal().security.staff_second_factor}),
      identity_pages_(sessions_, ways_of(node)),
      joining_pages_(sessions_, [&node] { return keepers(node.blueprint().registry); }),
      contacts_(sessions_, [&node]() -> Host& { return node.host("core"); }),
      door_(
          sessions_, [&node]() -> Host& { return node.host("core"); }, offered_ways(node)),
      second_factor_pages_(sessions_, [&node](std::string_view language) { return node.portal().name.in(language); }),
      staff_pages_(sessions_, {node.portal(), node.blueprint().registry, node.facilities().translator}),
      user_pages_(sessions_, node.portal().sign_ins, [&node] { return parts_of(node); }),
      file_pages_(node.files(), sessions_),
      layout_(node.portal(), staff_entries(node.blueprint().registry, node.portal()), pictures_.layout()),
      dispatch_(node.facilities(), sessions_, view_, layout_) {
  node.facilities().offers.emplace(Contacts::service_id, static_cast<Contacts*>(&contacts_));
  node.facilities().offers.emplace(SignInDoor::service_id, static_cast<SignInDoor*>(&door_));
  std::vector<Fault> faults;
  declare_core(faults);
  node.blueprint().registry.finish(faults);
  refuse_if_any(faults);
  routes_ = place_routes(
      node.blueprint().registry, node.portal(),
      [&node](const std::string& plugin) -> PluginHost& { return node.host(plugin); }, faults);
  refuse_if_any(faults);
  metrics.gauge("kenes_rate_limit_keys", "Keys that the limit on single routes counts at present",
                [this] { return static_cast<double>(dispatch_.limits().size()); });
  metrics.gauge("kenes_files_bytes", "Bytes of the files that people added, in the whole portal",
                [&node] { return node.files().amount().bytes; });
  metrics.gauge("kenes_uploads_in_progress", "Uploads that are not complete, in the whole portal",
                [&node] { return node.files().amount().in_progress; });
}

Web::~Web() = default;

void Web::declare_core(std::vector<Fault>& faults) {
  auto& registry = node_.blueprint().registry;
  const auto registrar = registry.registrar("core", {.file = "core", .line = 0}, faults);
  declare_home(*registrar, node_.portal(), registry,
               [this](const std::string& plugin) -> Host& { return node_.host(plugin); });
  sessions_.offer_joining(node_.portal().accounts.offers_joining);
  identity_pages_.declare(*registrar);
  joining_pages_.declare(*registrar);
  contacts_.declare(*registrar);
  second_factor_pages_.declare(*registrar);
  staff_pages_.declare(*registrar);
  audit::declare_pages(*registrar);
  for (const auto& pattern : identity::staff::Pages::scoped_patterns()) dispatch_.open_wherever_held(pattern);
  user_pages_.declare(*registrar);
  file_pages_.declare(*registrar);
  dispatch_.leave_token_to(files::form_path);
}

http::Application Web::application() {
  return [this](const http::Exchange& exchange) { return answer(exchange); };
}

http::OnFailure Web::on_failure() {
  return [this](const http::Exchange& exchange, const http::Failure& failure) { return fail(exchange, failure); };
}

http::Answer Web::answer(const http::Exchange& exchange) {
  const auto& path = exchange.request.path;
  if (auto own = operations_.answer(exchange)) return std::move(*own);
  if (path.starts_with("/assets/")) return pictures_.answer(exchange);
  if (auto known = file_pages_.options(exchange)) return std::move(*known);
  const auto match = routes_.find(exchange.verb, path);
  if (match.outcome != http::Outcome::found) return unrouted(exchange, match);
  auto placed = exchange;
  placed.request.captures = match.captures;
  placed.request.wants_json = match.wants_json;
  return dispatch_.answer(placed, *match.value);
}

http::Answer Web::unrouted(const http::Exchange& exchange, const http::Match<PlacedRoute>& match) {
  if (match.outcome == http::Outcome::redirect) return http::moved(exchange, match.location);
  if (match.outcome == http::Outcome::not_found) return dispatch_.answer_problem(exchange, not_found());
  auto response = wrong_method();
  response.headers.push_back({"Allow", http::allow_header(match.allow)});
  return dispatch_.answer_problem(exchange, std::move(response));
}

http::Answer Web::fail(const http::Exchange& exchange, const http::Failure& failure) {
  if (failure.status == 503) return dispatch_.answer_problem(exchange, unavailable());
  if (failure.status >= 500) return dispatch_.answer_problem(exchange, server_error());
  return dispatch_.answer_problem(exchange, unreadable(failure.status));
}

}  // namespace kenes::app
