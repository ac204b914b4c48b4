#include "app/layout.hpp"

#include <algorithm>
#include <map>

#include "app/live_call.hpp"

namespace kenes::app {
namespace {

// Languages are named in themselves: a reader looks for their own word.
std::string own_name(const std::string& code) {
  static const std::map<std::string, std::string> names = {
      {"de", "Deutsch"}, {"en", "English"}, {"et", "Eesti"},    {"fi", "Suomi"},   {"fr", "Français"},
      {"kk", "Қазақша"}, {"ko", "한국어"},  {"lv", "Latviešu"}, {"ru", "Русский"}, {"zh", "中文"}};
  const auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

bool below(std::string_view path, std::string_view prefix) {
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

// Held for an authority: the page knows what is the authority's.
bool holds_anywhere(const Actor& actor, const std::string& role) {
  return std::any_of(actor.roles.begin(), actor.roles.end(),
                     [&](const Role& held) { return held.name == role && held.scope.starts_with("authority:"); });
}

bool holds_in_any(const Actor& actor, const std::string& role) {
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const Role& held) { return held.name == role; });
}

bool may(const Actor& actor, const StaffEntry& entry) {
  return std::any_of(entry.roles.begin(), entry.roles.end(), [&](const std::string& role) {
    if (entry.anywhere && holds_in_any(actor, role)) return true;
    return actor.has_role(role, entry.scope) || holds_anywhere(actor, role);
  });
}

}  // namespace

boost::json::object Layout::globals(const std::string& language, const Around& around) const {
  const auto& actor = around.visitor.actor;
  boost::json::array flashes;
  for (const auto& flash : around.flashes)
    flashes.push_back(
        boost::json::object{{"kind", flash.kind}, {"text", flash.text}, {"success", flash.kind == "success"}});
  boost::json::object globals{
      {"portal",
       {{"name", portal_.name.in(language)}, {"tagline", portal_.tagline.in(language)}, {"logo", assets_.logo}}},
      {"language", language},
      {"languages", languages(language, around.request)},
      {"actor", {{"signed_in", actor.signed_in()}, {"name", actor.name}, {"email", actor.email}}},
      {"csrf", around.visitor.csrf_token},
      {"flash", std::move(flashes)},
      {"navigation", navigation(language, around.request.path)},
      {"staff_navigation", staff(around)},
      {"path", around.request.path},
      {"target", percent_encode(around.request.target)},
      {"request_id", around.request.id},
      {"assets",
       {{"css", assets_.css},
        {"js", assets_.js},
        {"theme", assets_.theme},
        {"icon", assets_.icon},
        {"files", assets_.files},
        {"challenge", assets_.challenge},
        {"challenge_style", assets_.challenge_style},
        {"challenge_worker", assets_.challenge_worker},
        {"security_key", assets_.security_key}}},
      {"mailbox", portal_.mail.mailbox},
      {"demonstration", portal_.demonstration}};
  return globals;
}

boost::json::array Layout::languages(const std::string& current, const Request& request) const {
  boost::json::array list;
  for (const auto& code : portal_.languages) {
    std::string href = request.method == Method::get ? request.path + "?" : "/?";
    if (request.method == Method::get)
      for (const auto& [name, value] : request.query.items)
        if (name != "lang") href += percent_encode(name) + "=" + percent_encode(value) + "&";
    list.push_back(boost::json::object{
        {"code", code}, {"name", own_name(code)}, {"current", code == current}, {"href", href + "lang=" + code}});
  }
  return list;
}

boost::json::array Layout::navigation(const std::string& language, const std::string& path) const {
  boost::json::array list;
  for (const auto& service : portal_.services) {
    const auto href = "/" + service.slug;
    list.push_back(
        boost::json::object{{"href", href}, {"title", service.title.in(language)}, {"current", below(path, href)}});
  }
  return list;
}

boost::json::array Layout::staff(const Around& around) const {
  boost::json::array list;
  if (!around.visitor.actor.signed_in()) return list;
  if (!around.visitor.withheld_roles.empty()) {
    list.push_back(
        boost::json::object{{"href", "/account/second-factor/show?then=" + percent_encode(around.request.target)},
                            {"title", around.words("core").tr("Show your second factor")},
                            {"current", around.request.path.starts_with("/account/second-factor")}});
    return list;
  }
  // With one service, "Moderation" says enough; with several of a plugin each entry names its service by its path.
  for (const auto& entry : staff_)
    if (may(around.visitor.actor, entry))
      list.push_back(boost::json::object{{"href", entry.href},
                                         {"title", around.words(entry.plugin).tr(entry.title)},
                                         {"current", around.request.path.starts_with(entry.href)}});
  return list;
}

}  // namespace kenes::app
