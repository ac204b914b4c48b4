// What a person is told of by mail, and how each is stopped.
#include <algorithm>

#include "identity/local_path.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

constexpr std::size_t on_a_page = 30;

struct Listed {
  std::string plugin;
  Subscriptions::Subscription one;
};

// Plugin after plugin, from behind one of them on.
std::vector<Listed> subscriptions_of(soci::session& sql, const std::vector<Part>& parts, const Call& call) {
  const auto from = call.request().query.get("plugin"), after = call.request().query.get("after");
  bool reached = from.empty();
  std::vector<Listed> all;
  for (const auto& part : parts) {
    const bool here = !from.empty() && part.plugin == from;
    reached = reached || here;
    if (!reached || part.subscriptions == nullptr || all.size() > on_a_page) continue;
    const auto most = static_cast<int>(on_a_page + 1 - all.size());
    for (auto& one : part.subscriptions->of(sql, call.actor().person_id, part.words(call.words()),
                                            here ? after : std::string_view(), most)) {
      all.push_back({part.plugin, std::move(one)});
    }
  }
  return all;
}

}  // namespace

Response Pages::news(identity::CoreCall& call) const {
  const auto parts = parts_();
  auto all = call.host().database().read([&](soci::session& sql) { return subscriptions_of(sql, parts, call); });
  std::string more;
  if (all.size() > on_a_page) {
    all.resize(on_a_page);
    more = "/account/news?plugin=" + identity::in_query(all.back().plugin) +
           "&after=" + identity::in_query(all.back().one.id);
  }
  boost::json::array list;
  for (const auto& [plugin, one] : all) {
    list.push_back(
        boost::json::object{{"plugin", plugin}, {"number", one.id}, {"about", one.title}, {"href", one.href}});
  }
  return page("core/account_news", {{"title", call.tr("News by mail")},
                                    {"email", call.actor().email},
                                    {"news", std::move(list)},
                                    {"more_href", more}});
}

Response Pages::stop_news(identity::CoreCall& call) const {
  const auto& form = call.request().form;
  const auto plugin = form.get("plugin"), id = form.get("number");
  const bool all = form.has("all");
  if (!all && (plugin.empty() || id.empty())) return bad_request(call.tr("Choose what to stop"));
  const auto parts = parts_();
  call.host().database().write([&](soci::session& sql) {
    for (const auto& part : parts) {
      if (part.subscriptions == nullptr || !(all || part.plugin == plugin)) continue;
      part.subscriptions->stop(sql, call.actor().person_id, all ? std::string_view() : id);
    }
  });
  call.flash("success", all ? call.tr("You get no more news") : call.tr("You get no more news of that"));
  return redirect("/account/news");
}

}  // namespace kenes::users
